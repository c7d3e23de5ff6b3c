import type { ListedStation } from "@/lib/contract/station/listed";
import { distanceKm, type LatLon } from "@/lib/weather/distance";
import type { ComfortIndex } from "@/lib/weather/formulas/comfort";
import { type MapMetric, type RainToday, shownValue } from "./mapMetrics";
import type { Sort } from "./mapView";

/** The stations whose name contains every word of the query, ignoring accents. */
export function matching(stations: readonly ListedStation[], query: string): ListedStation[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...stations];
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
export function arranged(stations: readonly ListedStation[], { sort, metric, rainToday, comfort, here }: Arrangement) {
  if (sort === "name") return [...stations];
  const ranks: Record<Exclude<Sort, "name">, (station: ListedStation) => number | undefined> = {
    value: (station) => negative(shownValue(station, metric, rainToday, comfort)),
    newest: ({ timestamp }) => negative(timestamp ?? undefined),
    distance: (station) => here && distanceKm(here, station),
  };
  const rank = (station: ListedStation) => ranks[sort](station) ?? Number.POSITIVE_INFINITY;
  const ranked = stations.map((station) => ({ station, rank: rank(station) }));
  return ranked.sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank)).map(({ station }) => station);
}

function negative(value: number | undefined): number | undefined {
  return value === undefined ? undefined : -value;
}
