"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isFromBefore } from "../freshness";

/** Reloads the page when it comes from memory and something has changed since. */
export function RefreshWhenStale({ of: answer }: { of: object }) {
  const router = useRouter();
  useEffect(() => {
    if (isFromBefore(answer)) router.refresh();
  }, [answer, router]);
  return null;
}
