"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { DemoNote } from "@/components/map/DemoNote";
import { Legend } from "@/components/map/Legend";
import type { Tiles } from "@/components/map/MapCanvas";
import { useText } from "@/components/prefs/Preferences";
import type { StationSummary } from "@/lib/contract/station";
import { GettingStarted } from "./GettingStarted";
import { StationList } from "./StationList";

/** Late: the list is what a visitor reads first, and it comes with the page. */
const MapCanvas = dynamic(() => import("@/components/map/MapCanvas"), { ssr: false });

interface StationBoardProps {
  initial: StationSummary[];
  tiles?: Tiles | undefined;
}

/** The map and the list of the stations, each showing which one the other points at. */
export function StationBoard({ initial, tiles }: StationBoardProps) {
  const trpc = useTRPC();
  const t = useText();
  const { data: stations } = useQuery({ ...trpc.stations.list.queryOptions(), initialData: initial });
  const [activeId, setActiveId] = useState<number | null>(null);

  return (
    <div className="grid flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] lg:h-[calc(100dvh-3.5rem)] lg:flex-none lg:grid-rows-1 lg:grid-cols-[minmax(0,1fr)_28rem]">
      <section aria-label={t("map.region")} className="relative isolate h-[44svh] min-h-64 bg-sea lg:h-auto lg:min-h-0">
        <MapCanvas
          // the first stations bring the map to where they are
          key={stations.length > 0 ? "stations" : "world"}
          stations={stations}
          tiles={tiles}
          activeId={activeId}
          onActivate={setActiveId}
        />
        <DemoNote stations={stations} />
        {stations.length > 0 && <Legend />}
      </section>
      <section
        aria-labelledby="stations-title"
        className="flex min-h-0 flex-col border-line border-t bg-panel lg:border-t-0 lg:border-l"
      >
        {stations.length > 0 ? (
          <StationList stations={stations} activeId={activeId} onActivate={setActiveId} />
        ) : (
          <GettingStarted />
        )}
      </section>
    </div>
  );
}
