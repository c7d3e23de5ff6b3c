import { arranged, matching } from "@/components/map/arrange";
import { type Box, boxOf } from "@/components/map/boxOf";
import { isAltimeterSetting, type MapMetric, type RainToday } from "@/components/map/mapMetrics";
import type { MapView } from "@/components/map/mapView";
import type { ListedStation } from "@/lib/contract/station/listed";
import type { ComfortIndex } from "@/lib/weather/formulas/comfort";
import { freshness } from "@/lib/weather/time/freshness";

/** More than a screen. A page of the list without scripts, and a step of it with them. */
export const PAGE_ROWS = 30;

/** What the map says of all stations together. */
export interface Overview {
  total: number;
  demos: number;
  hasAltimeterSettings: boolean;
}

/** What comes with the map's page; the browser loads the other stations afterwards. */
export interface FirstStations {
  /** All stations by name if they fit on one page; else the page of the list that the address asks for. */
  stations: ListedStation[];
  isWhole: boolean;
  /** The list that they are a page of: see listKey. */
  list: string;
  overview: Overview;
  /** Of the stations that the search finds. */
  found: { count: number; reporting: number; box: Box | undefined };
  /** Today's rain at these stations, if the map shows it. */
  rain: RainToday;
}

interface Asked {
  view: MapView;
  /** Of all stations, if the map shows it. */
  rainToday: RainToday;
  comfort: ComfortIndex;
  /** Epoch ms. */
  now: number;
}

/** @param all by name */
export function firstStations(all: readonly ListedStation[], { view, rainToday, comfort, now }: Asked): FirstStations {
  const found = matching(all, view.query);
  const isWhole = all.length <= PAGE_ROWS;
  // The browser alone knows where the visitor is, and sorts by the distance.
  const list = arranged(found, { ...view, rainToday, comfort, here: undefined });
  const start = firstRow(list.length, view.page);
  const stations = isWhole ? [...all] : list.slice(start, start + PAGE_ROWS);
  return {
    stations,
    isWhole,
    list: listKey(view),
    overview: overviewOf(all, view.metric),
    found: { count: found.length, reporting: reporting(found, now), box: boxOf(found) },
    rain: Object.fromEntries(stations.flatMap(({ id }) => (rainToday[id] === undefined ? [] : [[id, rainToday[id]]]))),
  };
}

export function overviewOf(all: readonly ListedStation[], metric: MapMetric): Overview {
  return {
    total: all.length,
    demos: all.filter(({ isDemo }) => isDemo).length,
    hasAltimeterSettings: all.some((station) => isAltimeterSetting(station, metric)),
  };
}

/** How many of them have observed something lately. */
export function reporting(stations: readonly ListedStation[], now: number): number {
  return stations.filter(({ timestamp }) => freshness(timestamp, now) === "fresh").length;
}

/** The number of rows before a page; before the last one if there are fewer. */
export function firstRow(count: number, page = 1): number {
  const pages = Math.max(1, Math.ceil(count / PAGE_ROWS));
  return (Math.min(page, pages) - 1) * PAGE_ROWS;
}

/** Equal for views whose lists have the same stations in the same order. */
export function listKey({ query, sort, metric, page }: MapView): string {
  return JSON.stringify([query, sort, sort === "value" ? metric : null, page ?? 1]);
}
