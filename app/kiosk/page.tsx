import type { Metadata } from "next";
import { Kiosk } from "@/components/kiosk/Kiosk";
import { RenderedAt } from "@/components/live/Now";
import { OfflineCopy } from "@/components/live/OfflineCopy";
import { env } from "@/lib/env";
import { visitor } from "@/lib/site/visitor";
import { caller, rendered } from "@/lib/trpc/server";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await visitor();
  return { title: t("kiosk.title"), robots: { index: false } };
}

/** ?stations=1,2: only these, in this order; without it all. Items that are not numbers are ignored. */
function chosen(asked: string | string[] | undefined): number[] | undefined {
  if (asked === undefined) return undefined;
  return [...new Set(String(asked).split(",").map(Number))].filter((id) => Number.isSafeInteger(id) && id > 0);
}

export default async function KioskPage({ searchParams }: PageProps<"/kiosk">) {
  const trpc = await caller();
  const [stations, rain] = await Promise.all([trpc.stations.list(), trpc.stations.rainToday()]);
  return (
    <RenderedAt {...(await rendered())}>
      <Kiosk initial={stations} initialRain={rain} chosen={chosen((await searchParams).stations)} />
      {env.NODE_ENV === "production" && <OfflineCopy />}
    </RenderedAt>
  );
}
