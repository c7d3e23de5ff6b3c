import { connection } from "next/server";
import { RenderedAt } from "@/components/live/Now";
import { readMapView } from "@/components/map/mapView";
import { firstStations } from "@/components/station/list/firstStations";
import { StationBoard } from "@/components/station/list/StationBoard";
import { listedStation } from "@/lib/contract/station/listed";
import { env } from "@/lib/env";
import { visitor } from "@/lib/site/visitor";
import { caller, rendered } from "@/lib/trpc/server";

export { mapMetadata as generateMetadata } from "@/lib/site/metadata";

export default async function MapPage({ searchParams }: PageProps<"/">) {
  await connection();
  const [trpc, params, { reader }, visit] = await Promise.all([caller(), searchParams, visitor(), rendered()]);
  const view = readMapView({ get: (name) => [params[name]].flat()[0] ?? null });
  const [stations, rainToday] = await Promise.all([
    trpc.stations.list(),
    view.metric === "rain" ? trpc.stations.rainToday() : {},
  ]);
  const first = firstStations(stations.map(listedStation), {
    view,
    rainToday,
    comfort: reader.comfort,
    now: visit.time,
  });
  const tiles = env.MAP_TILES_URL && { url: env.MAP_TILES_URL, attribution: env.MAP_TILES_ATTRIBUTION ?? "" };
  return (
    <RenderedAt {...visit}>
      <StationBoard first={first} tiles={tiles || undefined} />
    </RenderedAt>
  );
}
