import type { ReactNode } from "react";
import { OfflineCopy } from "@/components/live/OfflineCopy";
import { SiteFrame } from "@/components/site/SiteFrame";
import { env } from "@/lib/env";

/** During development files change without a new name. */
const isProduction = env.NODE_ENV === "production";

export default function SiteLayout({ children }: { children: ReactNode }) {
  return (
    <SiteFrame>
      {children}
      {isProduction && <OfflineCopy />}
    </SiteFrame>
  );
}
