import type { Metadata } from "next";
import { SiteFrame } from "@/components/site/SiteFrame";
import { visitor } from "@/lib/site/visitor";
import NotFound from "./(site)/not-found";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await visitor()).t("common.notFoundTitle") };
}

/** For addresses without a route. */
export default function NowherePage() {
  return (
    <SiteFrame>
      <NotFound />
    </SiteFrame>
  );
}
