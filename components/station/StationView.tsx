"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import type { Range, Series } from "@/lib/contract/series";
import type { StationSummary } from "@/lib/contract/station";
import { CurrentConditions } from "./CurrentConditions";
import { History } from "./History";
import { StationHeading } from "./StationHeading";
import { StationNotices } from "./StationNotices";

interface StationViewProps {
  initial: StationSummary;
  initialRange: Range;
  initialSeries: Series;
}

export function StationView({ initial, initialRange, initialSeries }: StationViewProps) {
  const trpc = useTRPC();
  const { data: station } = useQuery({
    ...trpc.stations.byId.queryOptions({ id: initial.id }),
    initialData: initial,
  });
  return (
    <div className="mx-auto flex w-full max-w-[76rem] flex-col gap-6 px-4 pt-5 pb-16 sm:px-6">
      <StationHeading station={station} />
      <StationNotices station={station} />
      <CurrentConditions station={station} />
      <History station={station} initialRange={initialRange} initialSeries={initialSeries} />
    </div>
  );
}
