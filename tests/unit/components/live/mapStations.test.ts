import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { loadMapStations, MAP_STATIONS, type MapStations, replaceMapStation } from "@/components/live/mapStations";
import { listedStation, type StationTable, tableOf } from "@/lib/contract/station/listed";
import type { StationSummary } from "@/lib/contract/station/station";

function station(id: number, temperature: number): StationSummary {
  return {
    id,
    name: `Weather ${id}`,
    lat: 0,
    lon: 0,
    elevation: null,
    timeZone: "UTC",
    rainYearStart: 1,
    description: "",
    isPublic: true,
    isDemo: false,
    timestamp: 1,
    latest: { temperature },
  };
}

const part = (ids: number[], isWhole: boolean): MapStations => ({
  stations: ids.map((id) => listedStation(station(id, 10))),
  isWhole,
  list: "",
});

/** A cache with these stations, what it has of each, and whether it was outdated. */
function cacheOf(known?: MapStations) {
  const client = new QueryClient();
  if (known) client.setQueryData(MAP_STATIONS, known);
  return {
    client,
    temperatures: () =>
      client.getQueryData<MapStations>(MAP_STATIONS)?.stations.map(({ latest }) => latest.temperature),
    isOutdated: () => client.getQueryState(MAP_STATIONS)?.isInvalidated,
  };
}

describe("live events of the map's stations", () => {
  it.each([true, false])("an event replaces a station that is there (all loaded: %s)", (isWhole) => {
    const { client, temperatures, isOutdated } = cacheOf(part([1, 2], isWhole));
    replaceMapStation(client, station(2, 20));
    expect(temperatures()).toEqual([10, 20]);
    expect(isOutdated()).toBe(false);
  });

  it("an event of an unknown station loads all again, unless they are not loaded yet", () => {
    const whole = cacheOf(part([1, 2], true));
    replaceMapStation(whole.client, station(3, 20));
    expect(whole.isOutdated()).toBe(true);
    const first = cacheOf(part([1, 2], false));
    replaceMapStation(first.client, station(3, 20));
    expect(first.isOutdated()).toBe(false);
    expect(first.temperatures()).toEqual([10, 10]);
  });

  it("the newest event that comes while the stations are loading is not lost to the older answer", async () => {
    const { client } = cacheOf(part([1], false));
    let answer: (table: StationTable) => void = () => {};
    const loading = loadMapStations(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    replaceMapStation(client, station(2, 20));
    replaceMapStation(client, station(2, 21));
    answer(tableOf([station(1, 10), station(2, 10)]));
    const { stations, isWhole } = await loading;
    expect(stations.map(({ latest }) => latest.temperature)).toEqual([10, 21]);
    expect(isWhole).toBe(true);
  });

  it("an event from before an answer was asked for does not replace what it says", async () => {
    const { client } = cacheOf();
    await expect(loadMapStations(() => Promise.reject(new Error("The line is cut.")))).rejects.toThrow("cut");
    replaceMapStation(client, station(1, 20));
    const { stations } = await loadMapStations(async () => tableOf([station(1, 30)]));
    expect(stations.map(({ latest }) => latest.temperature)).toEqual([30]);
  });
});
