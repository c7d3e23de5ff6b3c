import type { Metadata } from "next";
import { cache } from "react";
import { RenderedAt } from "@/components/live/Now";
import { Preferences } from "@/components/prefs/Preferences";
import { StationView } from "@/components/station/StationView";
import { env } from "@/lib/env";
import { stationMetadata } from "@/lib/site/metadata";
import { visitor, visitorReading } from "@/lib/site/visitor";
import { caller, rendered } from "@/lib/trpc/server";
import { NotThere, notThereMetadata } from "../../not-there";
import { ofStation } from "./load";

type Props = PageProps<"/stations/[id]">;

/** Cached because the title and the page load the same station. */
const loadStation = cache((id: string) => ofStation(id, (trpc, stationId) => trpc.stations.byId({ id: stationId })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const station = await loadStation((await params).id);
  return station ? stationMetadata(station) : notThereMetadata();
}

export default async function StationPage({ params }: Props) {
  const station = await loadStation((await params).id);
  if (!station) return <NotThere />;
  const { id } = station;
  const trpc = await caller();
  const [trends, almanac, device, forecast] = await Promise.all([
    trpc.stations.trends({ id }),
    trpc.stations.almanac({ id }),
    trpc.devices.byStation({ stationId: id }),
    env.FORECAST ? trpc.forecast.byStation({ id }) : null,
  ]);
  const { reader, catalogue } = forecast
    ? await visitorReading(["conditions", "service", "forecast"], station.timeZone)
    : await visitor(station.timeZone);
  return (
    <RenderedAt {...(await rendered())}>
      <Preferences reader={reader} catalogue={catalogue}>
        <StationView
          initial={station}
          initialTrends={trends}
          almanac={almanac}
          initialDevice={device}
          {...(forecast && { forecast })}
        />
      </Preferences>
    </RenderedAt>
  );
}
