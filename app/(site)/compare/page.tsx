import type { Metadata } from "next";
import { CompareView } from "@/components/compare/CompareView";
import { RenderedAt } from "@/components/live/Now";
import { visitor } from "@/lib/site/visitor";
import { rendered } from "@/lib/trpc/server";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await visitor();
  return { title: t("compare.title"), description: t("compare.description") };
}

export default async function ComparePage() {
  return (
    <RenderedAt {...(await rendered())}>
      <CompareView />
    </RenderedAt>
  );
}
