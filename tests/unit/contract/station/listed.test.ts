import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAP_METRICS, shownValue } from "@/components/map/mapMetrics";
import { listedStation, type StationTable, stationsOf, tableOf } from "@/lib/contract/station/listed";
import type { StationSummary } from "@/lib/contract/station/station";
import { COMFORT_INDICES, comfortBy } from "@/lib/weather/formulas/comfort";
import { windFrom } from "@/lib/weather/formulas/wind";
import { METRIC_KEYS, type Values } from "@/lib/weather/metrics";

const number = fc.double({ min: -200, max: 200_000, noNaN: true });
const values: fc.Arbitrary<Values> = fc.dictionary(fc.constantFrom(...METRIC_KEYS), number, {
  noNullPrototype: true,
});
const stations: fc.Arbitrary<StationSummary[]> = fc.array(
  fc.record({
    id: fc.integer({ min: 1 }),
    name: fc.string({ unit: "grapheme" }),
    lat: fc.integer({ min: -90_000, max: 90_000 }).map((thousandths) => thousandths / 1000),
    lon: fc.integer({ min: -180_000, max: 180_000 }).map((thousandths) => thousandths / 1000),
    elevation: fc.option(fc.integer()),
    timeZone: fc.constantFrom("UTC", "Europe/Oslo"),
    rainYearStart: fc.constant(1),
    description: fc.string(),
    isPublic: fc.boolean(),
    isDemo: fc.boolean(),
    timestamp: fc.option(fc.nat()),
    latest: values,
  }),
);

describe("the stations of the map, by column", () => {
  it("stations survive the way to the browser as JSON", () => {
    fc.assert(
      fc.property(stations, (all) => {
        const sent: StationTable = JSON.parse(JSON.stringify(tableOf(all)));
        expect(stationsOf(sent)).toEqual(JSON.parse(JSON.stringify(all.map(listedStation))));
      }),
    );
  });

  it("a column that is too short is refused, as it would move the values of other stations", () => {
    const table = tableOf([1, 2].map((id) => ({ ...EXAMPLE, id })));
    expect(() => stationsOf({ ...table, lat: table.lat.slice(1) })).toThrow("row 1");
  });

  it("the map and its list show the same of a listed station as of the station itself", () => {
    const close = (value: number | undefined) => (value === undefined ? undefined : expect.closeTo(value, 4));
    fc.assert(
      fc.property(values, (latest) => {
        const whole = { ...EXAMPLE, latest };
        const listed = listedStation(whole);
        for (const comfort of COMFORT_INDICES) {
          for (const metric of MAP_METRICS) {
            const value = shownValue(whole, metric, { 1: 2 }, comfort);
            expect([metric, shownValue(listed, metric, { 1: 2 }, comfort)]).toEqual([metric, close(value)]);
          }
          expect(comfortBy(comfort, listed.latest)?.name).toBe(comfortBy(comfort, latest)?.name);
        }
        expect(windFrom(listed.latest)).toEqual(close(windFrom(latest)));
        expect(listed.latest.humidity).toEqual(close(latest.humidity));
        expect(listed.latest.pressure).toEqual(close(latest.pressure));
      }),
    );
  });
});

const EXAMPLE: StationSummary = {
  id: 1,
  name: "Oslo",
  lat: 59.9,
  lon: 10.7,
  elevation: null,
  timeZone: "UTC",
  rainYearStart: 1,
  description: "",
  isPublic: true,
  isDemo: false,
  timestamp: null,
  latest: {},
};
