import type { StationSummary } from "@/lib/contract/station/station";
import { distanceKm, type LatLon } from "@/lib/weather/distance";
import type { ComfortIndex } from "@/lib/weather/formulas/comfort";
import { type MapMetric, type RainToday, shownValue } from "./mapMetrics";
import type { Sort } from "./mapView";

/** The stations whose name has every word of the query in it, however it is accented. */
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
  /** Where the visitor is, if they have said so. */
  here: LatLon | undefined;
}

/** In the order of the list. They come by name, and stay so where they are equal; what is not known comes last. */
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
