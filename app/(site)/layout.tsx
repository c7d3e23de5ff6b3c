import type { ReactNode } from "react";
import { OfflineCopy } from "@/components/live/OfflineCopy";
import { SiteFrame } from "@/components/site/SiteFrame";
import { env } from "@/lib/env";
import { citiesLink } from "@/lib/site/cities-link";

/** During development files change without a new name. */
const isProduction = env.NODE_ENV === "production";

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const cities = await citiesLink();
  return (
    <SiteFrame {...(cities && { cities })}>
      {children}
      {isProduction && <OfflineCopy />}
    </SiteFrame>
  );
}
