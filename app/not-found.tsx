import type { Metadata } from "next";
import { SiteFrame } from "@/components/ui/SiteFrame";
import NotFound from "./(site)/not-found";

export const metadata: Metadata = { title: "Not found" };

/** For addresses that are nobody's. */
export default function NowherePage() {
  return (
    <SiteFrame>
      <NotFound />
    </SiteFrame>
  );
}
