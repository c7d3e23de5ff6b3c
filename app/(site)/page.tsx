import { connection } from "next/server";
import { RenderedAt } from "@/components/live/Now";
import { StationBoard } from "@/components/station/StationBoard";
import { env } from "@/lib/env";
import { caller } from "@/lib/trpc/server";

export default async function MapPage() {
  await connection();
  const trpc = await caller();
  const tiles = env.MAP_TILES_URL && { url: env.MAP_TILES_URL, attribution: env.MAP_TILES_ATTRIBUTION ?? "" };
  return (
    <RenderedAt time={Date.now()}>
      <StationBoard initial={await trpc.stations.list()} tiles={tiles || undefined} />
    </RenderedAt>
  );
}
