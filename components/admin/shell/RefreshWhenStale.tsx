"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isFromBefore } from "../freshness";

/** Asks for the page again when it comes out of memory and something was changed since. */
export function RefreshWhenStale({ of: answer }: { of: object }) {
  const router = useRouter();
  useEffect(() => {
    if (isFromBefore(answer)) router.refresh();
  }, [answer, router]);
  return null;
}
