import { connection } from "next/server";
import { RenderedAt } from "@/components/live/Now";
import { StationBoard } from "@/components/station/list/StationBoard";
import { env } from "@/lib/env";
import { caller, rendered } from "@/lib/trpc/server";

export { mapMetadata as generateMetadata } from "@/lib/site/metadata";

/**
 * More than a screen of rows. The rest is loaded by the browser, because a network of thousands would be slow to open.
 */
const FIRST = 200;

export default async function MapPage() {
  await connection();
  const trpc = await caller();
  const stations = await trpc.stations.list();
  const tiles = env.MAP_TILES_URL && { url: env.MAP_TILES_URL, attribution: env.MAP_TILES_ATTRIBUTION ?? "" };
  return (
    <RenderedAt {...(await rendered())}>
      <StationBoard initial={stations.slice(0, FIRST)} hasMore={stations.length > FIRST} tiles={tiles || undefined} />
    </RenderedAt>
  );
}
