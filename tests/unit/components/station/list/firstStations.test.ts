import { describe, expect, it } from "vitest";
import { readMapView } from "@/components/map/mapView";
import { firstRow, firstStations, listKey, PAGE_ROWS } from "@/components/station/list/firstStations";
import type { ListedStation } from "@/lib/contract/station/listed";

const NOW = 1_000_000_000_000;
const HOUR_MS = 3_600_000;

function station(id: number, more: Partial<ListedStation> = {}): ListedStation {
  const name = `Weather ${String(id).padStart(4, "0")}`;
  const [lat, lon] = [id / 100, -id / 100];
  return { id, name, lat, lon, timeZone: "UTC", isPublic: true, isDemo: false, timestamp: NOW, latest: {}, ...more };
}

const many = Array.from({ length: 2_000 }, (_, i) =>
  station(i + 1, {
    latest: { temperature: (i * 7) % 50 },
    isDemo: i % 10 === 0,
    timestamp: i % 4 === 0 ? NOW - 5 * HOUR_MS : NOW,
  }),
);

const first = (all: ListedStation[], query = "", rainToday: Record<number, number> = {}) =>
  firstStations(all, { view: readMapView(new URLSearchParams(query)), rainToday, comfort: "nws", now: NOW });
const ids = ({ stations }: { stations: ListedStation[] }) => stations.map(({ id }) => id);

describe("the stations that come with the map", () => {
  it("all come by name if they fit on a page of the list, whatever the address asks for", () => {
    const few = many.slice(0, PAGE_ROWS);
    const { stations, isWhole, found } = first(few, "q=0007&sort=value&page=4");
    expect(stations).toEqual(few);
    expect(isWhole).toBe(true);
    expect(found.count).toBe(1);
  });

  it("of many comes one page, with the numbers and the area of all", () => {
    const made = first(many);
    expect(ids(made)).toEqual(many.slice(0, PAGE_ROWS).map(({ id }) => id));
    expect(made).toMatchObject({
      isWhole: false,
      overview: { total: 2_000, demos: 200, hasAltimeterSettings: false },
      found: {
        count: 2_000,
        reporting: 1_500,
        box: [
          [0.01, -20],
          [20, -0.01],
        ],
      },
    });
  });

  it("the pages of the list together have every station once, in order", () => {
    const last = Math.ceil(many.length / PAGE_ROWS);
    const all = Array.from({ length: last }, (_, i) => ids(first(many, `sort=value&page=${i + 1}`))).flat();
    const hottestFirst = many.toSorted((a, b) => (b.latest.temperature ?? 0) - (a.latest.temperature ?? 0));
    expect(all).toEqual(hottestFirst.map(({ id }) => id));
    expect(ids(first(many, `sort=value&page=${last + 1}`))).toEqual(all.slice(firstRow(many.length, last)));
  });

  it("a search looks through all stations", () => {
    const made = first(many, "q=1999");
    expect(ids(made)).toEqual([1999]);
    expect(made.found).toMatchObject({ count: 1, reporting: 1 });
    expect(first(many, "q=nobody")).toMatchObject({ stations: [], found: { count: 0, box: undefined } });
  });

  it("today's rain comes for the rows that are there, and orders them", () => {
    const made = first(many, "metric=rain&sort=value", { 1500: 3, 1600: 4 });
    expect(ids(made).slice(0, 2)).toEqual([1600, 1500]);
    expect(made.rain).toEqual({ 1500: 3, 1600: 4 });
    expect(first(many, "metric=rain", { 1500: 3 }).rain).toEqual({});
  });

  it("another metric makes another list only where the list is ordered by it", () => {
    const key = (query: string) => listKey(readMapView(new URLSearchParams(query)));
    expect(key("metric=wind")).toBe(key("metric=rain&at=1.000,2.000&zoom=3"));
    expect(key("metric=wind&sort=value")).not.toBe(key("metric=rain&sort=value"));
    expect(key("q=a")).not.toBe(key("q=b"));
    expect(key("page=2")).not.toBe(key(""));
  });
});
