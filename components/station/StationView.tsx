"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { Activity, Suspense } from "react";
import { useTRPC } from "@/components/live/trpc";
import type { StationAlmanac } from "@/lib/contract/climate/almanac";
import type { Trends } from "@/lib/contract/climate/trends";
import type { Device } from "@/lib/contract/device/status";
import type { StationSummary } from "@/lib/contract/station/station";
import { DetailsSkeleton } from "./DetailsSkeleton";
import { SkyPanel } from "./panels/SkyPanel";
import { StationHeading } from "./StationHeading";
import { StationNotices } from "./StationNotices";
import { CurrentConditions } from "./tiles/CurrentConditions";

/** Late: what a visitor came for stands above, and comes with the page. */
const StationDetails = dynamic(() => import("./StationDetails"), { ssr: false, loading: () => <DetailsSkeleton /> });

interface StationViewProps {
  initial: StationSummary;
  initialTrends: Trends;
  almanac: StationAlmanac;
  /** Null where none was ever heard of. */
  initialDevice: Device | null;
}

/**
 * What stands in an Activity is brought to life by itself, and a phone has time between. A Suspense would do that too,
 * but the server sends what is in it after the page, where it would be seen to arrive.
 */
export function StationView({ initial, initialTrends, almanac, initialDevice }: StationViewProps) {
  const trpc = useTRPC();
  const { data: station } = useQuery({
    ...trpc.stations.byId.queryOptions({ id: initial.id }),
    initialData: initial,
  });
  const { data: trends } = useQuery({
    ...trpc.stations.trends.queryOptions({ id: initial.id }),
    initialData: initialTrends,
  });
  const { data: device } = useQuery({
    ...trpc.devices.byStation.queryOptions({ stationId: initial.id }),
    initialData: initialDevice,
  });
  return (
    <div className="mx-auto flex w-full max-w-[76rem] flex-col gap-6 px-4 pt-5 pb-16 sm:px-6 print:px-0 print:pb-0 print:[zoom:0.75]">
      <StationHeading station={station} />
      <StationNotices station={station} />
      <Activity>
        <CurrentConditions station={station} trends={trends} device={device} />
      </Activity>
      <Activity>
        <SkyPanel almanac={almanac} />
      </Activity>
      <Suspense>
        <StationDetails station={station} hasDevice={device !== null} />
      </Suspense>
    </div>
  );
}
