import { useState } from "react";
import { useNow } from "@/components/live/Now";
import { KEYS, type RainToday, shownValue } from "@/components/map/mapMetrics";
import type { MapView } from "@/components/map/mapView";
import type { Locating } from "@/components/map/useHere";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { buttonClass } from "@/components/ui/button";
import type { StationSummary } from "@/lib/contract/station/station";
import { distanceKm, type LatLon } from "@/lib/weather/distance";
import { freshness } from "@/lib/weather/time/freshness";
import { StationListTools } from "./StationListTools";
import { StationRow } from "./StationRow";

/** A page of thousands of rows would be slow to open, and nobody reads that far. */
const ROWS = 100;

interface StationListProps {
  /** The matching stations, in order. */
  stations: readonly StationSummary[];
  /** Number of all stations. */
  total: number;
  view: MapView;
  onChange: (part: Partial<MapView>) => void;
  rainToday: RainToday;
  here: LatLon | undefined;
  locating: Locating;
  onLocate: () => void;
  activeId: number | null;
  onActivate: (id: number | null) => void;
}

/** The stations of the map in words, for everyone and every device. */
export function StationList(props: StationListProps) {
  const { stations, total, view, onChange, rainToday, here, locating, onLocate, activeId, onActivate } = props;
  const t = useText();
  const { comfort } = useFormat().reader;
  const now = useNow();
  const [rows, setRows] = useState(ROWS);
  const reporting = stations.filter(({ timestamp }) => freshness(timestamp, now) === "fresh").length;
  const left = Math.min(ROWS, stations.length - rows);
  return (
    <>
      <div className="flex flex-col gap-3 border-line border-b px-4 pt-4 pb-3 sm:px-5">
        <div className="flex items-baseline justify-between gap-3">
          <h1 id="stations-title" className="font-semibold text-lg tracking-tight">
            {t("map.stations")}
          </h1>
          <p role="status" aria-label={t("map.stations")} className="text-muted text-sm">
            {view.query
              ? t("map.found", { count: stations.length })
              : t("map.reporting", { reporting, total: stations.length })}
          </p>
        </div>
        {total > 1 && (
          <StationListTools
            view={view}
            onChange={onChange}
            hasPlace={here !== undefined}
            locating={locating}
            onLocate={onLocate}
          />
        )}
      </div>
      {stations.length === 0 ? (
        <div className="flex flex-col items-center gap-3 px-6 py-12 text-center">
          <p className="text-muted">{t("map.nothingFound", { query: view.query })}</p>
          <button type="button" className={buttonClass()} onClick={() => onChange({ query: "" })}>
            {t("map.showAll")}
          </button>
        </div>
      ) : (
        <ul className="min-h-0 flex-1 overflow-y-auto">
          {stations.slice(0, rows).map((station) => (
            <StationRow
              key={station.id}
              station={station}
              metric={KEYS[view.metric]}
              value={shownValue(station, view.metric, rainToday, comfort)}
              distance={here && distanceKm(here, station)}
              isActive={station.id === activeId}
              onActivate={onActivate}
            />
          ))}
          {left > 0 && (
            <li className="p-4 text-center">
              <button type="button" className={buttonClass()} onClick={() => setRows(rows + ROWS)}>
                {t("map.more", { count: left })}
              </button>
            </li>
          )}
        </ul>
      )}
    </>
  );
}
