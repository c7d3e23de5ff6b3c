import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { RenderedAt } from "@/components/live/Now";
import { StationView } from "@/components/station/StationView";
import { stationMetadata } from "@/lib/site/metadata";
import { caller, rendered } from "@/lib/trpc/server";

type Props = PageProps<"/stations/[id]">;

const idSchema = z
  .string()
  .regex(/^[1-9]\d{0,9}$/)
  .transform(Number);

/** The title and the page ask for the same station. */
const loadStation = cache(async (text: string) => {
  const id = idSchema.safeParse(text);
  if (!id.success) notFound();
  const trpc = await caller();
  try {
    return await trpc.stations.byId({ id: id.data });
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return stationMetadata(await loadStation((await params).id));
}

export default async function StationPage({ params }: Props) {
  const station = await loadStation((await params).id);
  const { id } = station;
  const trpc = await caller();
  const [trends, almanac, device] = await Promise.all([
    trpc.stations.trends({ id }),
    trpc.stations.almanac({ id }),
    trpc.devices.byStation({ stationId: id }),
  ]);
  return (
    <RenderedAt {...(await rendered())}>
      <StationView initial={station} initialTrends={trends} almanac={almanac} initialDevice={device} />
    </RenderedAt>
  );
}
