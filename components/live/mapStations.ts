import type { QueryClient } from "@tanstack/react-query";
import { type ListedStation, type StationTable, stationsOf } from "@/lib/contract/station/listed";
import type { StationSummary } from "@/lib/contract/station/station";

/** The stations of the map that the browser has. */
export interface MapStations {
  stations: ListedStation[];
  /** All of them? Else the part that came with the page. */
  isWhole: boolean;
  /** The list that they are a part of. */
  list: string;
}

/** Below the key of all queries about stations, so that what outdates those outdates it. */
export const MAP_STATIONS = [["stations", "onMap"]] as const;

/** What live events said while an answer was under way, which may have been read before them; a map for each answer. */
const toldMeanwhile = new Set<Map<number, ListedStation>>();

/** All stations, with the live events that came while they were loading. */
export async function loadMapStations(fetchTable: () => Promise<StationTable>): Promise<MapStations> {
  const told = new Map<number, ListedStation>();
  toldMeanwhile.add(told);
  try {
    const stations = stationsOf(await fetchTable());
    return { stations: stations.map((station) => told.get(station.id) ?? station), isWhole: true, list: "" };
  } finally {
    toldMeanwhile.delete(told);
  }
}

/** Replaces one that is there, or is about to be. Loads all again for one that nobody knew of. */
export function replaceMapStation(queryClient: QueryClient, station: StationSummary): void {
  for (const told of toldMeanwhile) told.set(station.id, station);
  const known = queryClient.getQueryData<MapStations>(MAP_STATIONS);
  if (!known) return;
  if (known.stations.some(({ id }) => id === station.id)) {
    const stations = known.stations.map((each) => (each.id === station.id ? station : each));
    queryClient.setQueryData<MapStations>(MAP_STATIONS, { ...known, stations });
  } else if (known.isWhole) void queryClient.invalidateQueries({ queryKey: MAP_STATIONS });
}
