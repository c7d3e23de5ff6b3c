import { KEYS, type RainToday, shownValue } from "@/components/map/mapMetrics";
import { type MapView, writeMapView } from "@/components/map/mapView";
import type { Locating } from "@/components/map/useHere";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { buttonClass } from "@/components/ui/button";
import type { ListedStation } from "@/lib/contract/station/listed";
import { distanceKm, type LatLon } from "@/lib/weather/distance";
import { type FirstStations, firstRow, listKey, PAGE_ROWS } from "./firstStations";
import { StationCount } from "./StationCount";
import { StationListTools } from "./StationListTools";
import { StationRow } from "./StationRow";
import { StationRows } from "./StationRows";

interface StationListProps {
  /** In order, from the view's page on: all, or those of the page that the server made. */
  stations: readonly ListedStation[];
  /** Those that the search finds, in any order, or the server's count of them; undefined while that is not known. */
  found: readonly ListedStation[] | FirstStations["found"] | undefined;
  /** Number of all stations. */
  total: number;
  hasFailed: boolean;
  view: MapView;
  onChange: (part: Partial<MapView>) => void;
  /** The visitor comes to the end of `stations`. */
  onNearEnd: () => void;
  rainToday: RainToday;
  here: LatLon | undefined;
  locating: Locating;
  onLocate: () => void;
  activeId: number | null;
  onActivate: (id: number | null) => void;
}

/** The stations of the map in words, for everyone and every device. */
export function StationList(props: StationListProps) {
  const { stations, found, total, hasFailed, view, onChange, onNearEnd } = props;
  const { rainToday, here, locating, onLocate, activeId, onActivate } = props;
  const t = useText();
  const { comfort } = useFormat().reader;
  const count = found && ("length" in found ? found.length : found.count);
  const start = firstRow(count ?? 0, view.page);
  const pageAt = (row: number) => `/?${writeMapView({ ...view, page: row / PAGE_ROWS + 1 })}`;
  return (
    <>
      <div className="flex flex-col gap-3 border-line border-b px-4 pt-4 pb-3 sm:px-5">
        <div className="flex items-baseline justify-between gap-3">
          <h1 id="stations-title" className="font-semibold text-lg tracking-tight">
            {t("map.stations")}
          </h1>
          <StationCount found={found} hasFailed={hasFailed} query={view.query} />
        </div>
        {total > 1 && (
          <StationListTools
            view={view}
            hasAll={!hasFailed}
            onChange={onChange}
            hasPlace={here !== undefined}
            locating={locating}
            onLocate={onLocate}
          />
        )}
      </div>
      {count === 0 ? (
        <div className="flex flex-col items-center gap-3 px-6 py-12 text-center">
          <p className="text-muted">{t("map.nothingFound", { query: view.query })}</p>
          <button type="button" className={buttonClass()} onClick={() => onChange({ query: "" })}>
            {t("map.showAll")}
          </button>
        </div>
      ) : (
        <StationRows
          items={stations}
          start={start}
          count={count ?? 0}
          listKey={listKey(view)}
          earlier={pageAt(start - PAGE_ROWS)}
          later={pageAt(start + PAGE_ROWS)}
          hasFailed={hasFailed}
          onNearEnd={onNearEnd}
          row={(station, i) => (
            <StationRow
              key={station.id}
              station={station}
              metric={KEYS[view.metric]}
              value={shownValue(station, view.metric, rainToday, comfort)}
              distance={here && distanceKm(here, station)}
              isLater={i >= PAGE_ROWS}
              isActive={station.id === activeId}
              onActivate={onActivate}
            />
          )}
        />
      )}
    </>
  );
}
