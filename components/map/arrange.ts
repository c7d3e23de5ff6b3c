import type { StationSummary } from "@/lib/contract/station/station";
import { distanceKm, type LatLon } from "@/lib/weather/distance";
import type { ComfortIndex } from "@/lib/weather/formulas/comfort";
import { type MapMetric, type RainToday, shownValue } from "./mapMetrics";
import type { Sort } from "./mapView";

/** The stations whose name contains every word of the query, ignoring accents. */
export function matching(stations: readonly StationSummary[], query: string): StationSummary[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return stations.filter(({ name }) => {
    const text = plain(name);
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

interface Arrangement {
  sort: Sort;
  metric: MapMetric;
  rainToday: RainToday;
  comfort: ComfortIndex;
  /** The visitor's position, if shared. */
  here: LatLon | undefined;
}

/** Sorts the list. Stations arrive sorted by name, which remains the order of equal ones; unknown values come last. */
export function arranged(stations: readonly StationSummary[], { sort, metric, rainToday, comfort, here }: Arrangement) {
  const ranks: Record<Sort, (station: StationSummary) => number | undefined> = {
    name: () => 0,
    value: (station) => negative(shownValue(station, metric, rainToday, comfort)),
    newest: ({ timestamp }) => negative(timestamp ?? undefined),
    distance: (station) => here && distanceKm(here, station),
  };
  const rank = (station: StationSummary) => ranks[sort](station) ?? Number.POSITIVE_INFINITY;
  const ranked = stations.map((station) => ({ station, rank: rank(station) }));
  return ranked.sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank)).map(({ station }) => station);
}

function negative(value: number | undefined): number | undefined {
  return value === undefined ? undefined : -value;
}
