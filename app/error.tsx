"use client";

import { SiteFrame } from "@/components/ui/SiteFrame";
import ErrorPage from "./(site)/error";

/** For a fault in a layout, which has then no frame of its own. */
export default function LayoutErrorPage({ retry }: { retry: () => void }) {
  return (
    <SiteFrame>
      <ErrorPage retry={retry} />
    </SiteFrame>
  );
}
