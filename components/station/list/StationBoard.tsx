"use client";

import dynamic from "next/dynamic";
import { Activity, Suspense, useMemo, useState } from "react";
import { arranged, matching } from "@/components/map/arrange";
import { boxOf } from "@/components/map/boxOf";
import { DemoNote } from "@/components/map/DemoNote";
import { Legend } from "@/components/map/Legend";
import type { Tiles } from "@/components/map/MapCanvas";
import { MapProgress } from "@/components/map/MapProgress";
import { MetricPicker } from "@/components/map/MetricPicker";
import { useHere } from "@/components/map/useHere";
import { useMapStations, useRainToday } from "@/components/map/useMapStations";
import { moveMapView, useMapView } from "@/components/map/useMapView";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { ListedStation } from "@/lib/contract/station/listed";
import { type FirstStations, firstRow, listKey, overviewOf } from "./firstStations";
import { GettingStarted } from "./GettingStarted";
import { StationList } from "./StationList";

/** Loaded late, because visitors read the list first, and it arrives with the page. */
const MapCanvas = dynamic(() => import("@/components/map/MapCanvas"), { ssr: false });

/** Before they are loaded. */
const NONE: ListedStation[] = [];

interface StationBoardProps {
  first: FirstStations;
  tiles?: Tiles | undefined;
}

/**
 * The map and the list of stations, each highlighting the station pointed at in the other; they hydrate one by one. Until
 * all stations are loaded, the list is the page that the server made, and the map has no labels.
 */
export function StationBoard({ first, tiles }: StationBoardProps) {
  const t = useText();
  const { comfort } = useFormat().reader;
  const [view, changeView] = useMapView();
  const { here, state, locate } = useHere(() => changeView({ sort: "distance" }));
  const [isScrolled, setIsScrolled] = useState(false);
  const { metric, query, sort, page } = view;
  const isServed = listKey(view) === first.list;
  const { stations, isWhole, hasFailed, retry } = useMapStations(first, isScrolled || !isServed);
  const rainToday = useRainToday(first.rain, metric === "rain");
  const [activeId, setActiveId] = useState<number | null>(null);

  const found = useMemo(() => (isWhole ? matching(stations, query) : stations), [isWhole, stations, query]);
  const list = useMemo(() => {
    if (!isWhole) return stations;
    const all = arranged(found, { sort, metric, rainToday, comfort, here });
    return all.slice(firstRow(all.length, page));
  }, [isWhole, stations, found, sort, metric, rainToday, comfort, here, page]);
  const { total, demos, hasAltimeterSettings } = useMemo(
    () => (isWhole ? overviewOf(stations, metric) : first.overview),
    [isWhole, stations, metric, first],
  );
  const box = useMemo(() => (isWhole ? boxOf(found) : first.found.box), [isWhole, found, first]);
  const progress = hasFailed ? "failed" : isWhole ? "done" : "loading";
  return (
    <div className="grid flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] lg:h-[calc(100dvh-3.5rem)] lg:flex-none lg:grid-rows-1 lg:grid-cols-[minmax(0,1fr)_28rem]">
      <section aria-label={t("map.region")} className="relative isolate h-[44svh] min-h-64 bg-sea lg:h-auto lg:min-h-0">
        <Suspense>
          <MapCanvas
            // moves the map to the first stations when they appear
            key={total > 0 ? "stations" : "world"}
            stations={progress === "loading" ? NONE : found}
            box={box}
            metric={metric}
            rainToday={rainToday}
            tiles={tiles}
            place={view.place}
            onMove={moveMapView}
            here={here}
            activeId={activeId}
            onActivate={setActiveId}
          />
        </Suspense>
        {total > 0 && (
          <Activity>
            <div className="pointer-events-none absolute top-2.5 right-14 left-2.5 z-[1000] flex flex-wrap items-center gap-2">
              <MetricPicker metric={metric} onChange={(metric) => changeView({ metric })} />
              <DemoNote demos={demos} total={total} />
              <MapProgress progress={progress} onRetry={retry} />
            </div>
            <Legend metric={metric} hasAltimeterSettings={hasAltimeterSettings} />
          </Activity>
        )}
      </section>
      <section
        aria-labelledby="stations-title"
        className="flex min-h-0 flex-col border-line border-t bg-panel lg:border-t-0 lg:border-l"
      >
        {total > 0 ? (
          <Activity>
            <StationList
              stations={list}
              total={total}
              found={isWhole ? found : isServed ? first.found : undefined}
              hasFailed={hasFailed}
              view={view}
              onChange={changeView}
              onNearEnd={() => setIsScrolled(true)}
              rainToday={rainToday}
              here={here}
              locating={state}
              onLocate={locate}
              activeId={activeId}
              onActivate={setActiveId}
            />
          </Activity>
        ) : (
          <GettingStarted />
        )}
      </section>
    </div>
  );
}
