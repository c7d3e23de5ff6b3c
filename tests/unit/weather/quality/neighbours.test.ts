import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dewPoint } from "@/lib/weather/formulas/humidity";
import { NearbyPlaces } from "@/lib/weather/quality/nearby";
import { FARTHEST_KM, outliersOf, type StationHour } from "@/lib/weather/quality/neighbours";
import { ring, stationHour } from "./neighbourhood";

const f = (fahrenheit: number) => (fahrenheit - 32) / 1.8;
const around = (stations: readonly StationHour[]) => new NearbyPlaces(stations, FARTHEST_KM);
/** What is found of the station among its neighbours. */
const found = (station: StationHour, neighbours: readonly StationHour[]) =>
  outliersOf(station, around([station, ...neighbours])).map(({ metric }) => metric);
const temperatures = (...all: number[]) => all.map((temperature) => ({ temperature }));
const same = <Value>(count: number, value: Value): Value[] => Array(count).fill(value);
/** Air, by its temperature and humidity. */
const air = (temperature: number, humidity: number) => {
  return { temperature, humidity, dewPoint: dewPoint(temperature, humidity) ?? 0 };
};

describe("weather that differs from its neighbours' is not suspect", () => {
  it.each<[what: string, source: string, station: StationHour, neighbours: StationHour[]]>([
    [
      "Woodward 1999: 30 °F above an inversion, 11 and 16 °F below it",
      "Oklahoma Mesonet, Ticker for December 7, 1999",
      stationHour(1, { temperature: f(30) }, { elevation: 625 }),
      [
        ...ring(temperatures(f(11), f(11), f(11)), { elevation: 559 }),
        ...ring(temperatures(f(16), f(16), f(16)), { elevation: 587 }, 30).map((one) => ({ ...one, id: one.id + 10 })),
      ],
    ],
    [
      "Wister 2001: 30 °F in a hollow on a calm night, the region between 39 and 55 °F",
      "Oklahoma Mesonet, Ticker for February 6, 2001",
      stationHour(1, { temperature: f(30) }),
      ring(temperatures(f(39), f(45), f(46), f(50), f(55), f(54))),
    ],
    [
      "Lead 1943: 52 °F, 600 ft above Deadwood and its -16 °F",
      "Kansas State Climate Office, 22 January 2018",
      stationHour(1, { temperature: f(52) }, { elevation: 1564 }),
      ring(temperatures(...same(6, f(-16))), { elevation: 1381 }),
    ],
    [
      "a thunderstorm's cold pool of 11 K on one station",
      "Kirsch, How cold is a cold pool? (MPI-M), 2 to 11 K; Kirsch et al. 2021, Mon. Wea. Rev. 149",
      stationHour(1, { temperature: 16 }),
      ring(temperatures(...same(8, 27))),
    ],
    [
      "Wichita 2011: a heat burst, 85 to 102 °F, while it stays at 85 °F around",
      "The Wichita Eagle, 10 June 2011; METAR KICT",
      stationHour(1, { temperature: f(102), humidity: 7, dewPoint: f(27) }),
      ring(same(8, air(f(85), 55))),
    ],
    [
      "Midland 2008: a heat burst of 26 °F within the hour",
      "The Christian Science Monitor, 10 June 2011",
      stationHour(1, { temperature: [f(71), f(97)] }),
      ring(temperatures(...same(8, f(71)))),
    ],
    [
      "föhn in one valley: 22 °C and 24 %, and 13.5 °C and 88 % where it has ended",
      "MeteoSwiss blog, October 2024, Altdorf; Richner & Hächler 2013 for the humidity",
      stationHour(1, air(22, 24)),
      ring(same(8, air(13.5, 88))),
    ],
    [
      "föhn of 15 K in three of ten valleys",
      "as above",
      stationHour(1, { temperature: 20 }),
      ring(temperatures(20, 5, 5, 5, 20, 5, 5, 5, 5, 5)),
    ],
    [
      "a cool coast: 40 °F less than inland within 40 miles",
      "The Mercury News on San Francisco Bay",
      stationHour(1, { temperature: f(60) }),
      [15, 20, 25, 30, 35, 40].map((east, i) =>
        stationHour(i + 2, { temperature: f(100) }, { east, north: i * 5 - 12 }),
      ),
    ],
    [
      "a front between the stations: 80 and 40 °F",
      "Springfield 1911, NWS Springfield",
      stationHour(1, { temperature: f(40) }),
      ring(temperatures(f(80), f(80), f(80), f(80), f(80), f(40), f(40))),
    ],
    [
      "warmth that grows across the land by four degrees from station to station",
      "the limit is four robust standard deviations",
      stationHour(1, { temperature: 24 }),
      ring(temperatures(0, 4, 8, 12, 16)),
    ],
    [
      "Guiuan 2013, the hour of typhoon Haiyan's eye: 910 to 965 hPa",
      "Hoarau et al. 2017, Weather 72 (10)",
      stationHour(1, { seaLevelPressure: [910, 965] }),
      ring(same(6, { seaLevelPressure: 958 }), {}, 80),
    ],
    [
      "a valley whose air is 20 K colder than that of the slopes around, which makes 13 hPa of 1500 m",
      "the hypsometric equation",
      stationHour(1, { seaLevelPressure: 1031 }, { elevation: 1500 }),
      ring(same(6, { seaLevelPressure: 1018 }), { elevation: 1800 }, 60),
    ],
    [
      "a mountain that is colder by its height",
      "ICAO standard atmosphere",
      stationHour(1, { temperature: 20 - 0.65 - 11.5 }, { elevation: 600 }),
      ring(temperatures(...same(6, 20))),
    ],
  ])("real weather is not suspect: %s", (_what, _source, station, neighbours) => {
    expect(found(station, neighbours)).toEqual([]);
  });
});

describe("gross errors are found", () => {
  it.each<[what: string, station: StationHour, neighbours: StationHour[], metric: string]>([
    ["50 °F sent as °C", stationHour(1, { temperature: 50 }), ring(temperatures(9, 9, 10, 10, 11, 12)), "temperature"],
    ["a lost sign", stationHour(1, { temperature: 8 }), ring(temperatures(-8, -9, -7, -8, -10, -6)), "temperature"],
    [
      "a sensor indoors",
      stationHour(1, { temperature: [20, 22] }),
      ring(temperatures(2, 3, 1, 2, 4, 2, 3)),
      "temperature",
    ],
    [
      "a hygrometer that stays at 100 %",
      stationHour(1, { temperature: 25, humidity: 100 }),
      ring(same(6, air(26, 35))),
      "humidity",
    ],
    [
      "a hygrometer that stays at 1 %",
      stationHour(1, { temperature: 12, humidity: 1 }),
      ring(same(6, air(11, 80))),
      "humidity",
    ],
    // By the ICAO standard atmosphere 995.4 hPa at 150 m.
    [
      "the station's own pressure sent as that at sea level",
      stationHour(1, { seaLevelPressure: 995.4 }),
      ring(same(6, { seaLevelPressure: 1013.2 }), {}, 60),
      "seaLevelPressure",
    ],
    [
      "a high station whose elevation is wrong by 200 m",
      stationHour(1, { seaLevelPressure: 1037 }, { elevation: 1500 }),
      ring(same(6, { seaLevelPressure: 1013.2 }), { elevation: 1500 }, 60),
      "seaLevelPressure",
    ],
  ])("a gross error is found: %s", (_what, station, neighbours, metric) => {
    expect(found(station, neighbours)).toEqual([metric]);
  });

  it("the humidity is not checked where the temperature is wrong already", () => {
    const station = stationHour(1, { temperature: 21, humidity: 30 });
    expect(found(station, ring(same(6, air(2, 95))))).toEqual(["temperature"]);
  });

  it("an outlier has the expected value at the station's own elevation", () => {
    const station = stationHour(1, { temperature: 40 }, { elevation: 600 });
    const [outlier] = outliersOf(station, around(ring(temperatures(...same(6, 20)))));
    expect(outlier).toEqual({ metric: "temperature", expected: 20 - 0.65, limit: 12 });
  });
});

describe("nothing is said", () => {
  const wrong = stationHour(1, { temperature: 40 });
  const good = temperatures(...same(6, 10));

  it.each<[string, StationHour[]]>([
    ["by fewer than five neighbours", ring(good.slice(0, 4))],
    ["by neighbours too far away", ring(good, {}, 51)],
    ["by neighbours at another height", ring(good, { elevation: 651 })],
    ["by neighbours of unknown height", ring(good, { elevation: null })],
    ["by values that are suspect", ring(good, { suspect: new Set(["temperature"]) })],
    ["by another owner's network, which may be wrong as a whole", ring(good, { ownerId: 7 })],
    ["by neighbours on one side", ring(good).map((one, i) => ({ ...one, place: { lat: 36.5, lon: -99.4 + i / 100 } }))],
  ])("nothing is flagged: %s", (_what, neighbours) => {
    expect(found(wrong, neighbours)).toEqual([]);
  });

  it("another owner's faulty network is outvoted by neighbours of several owners", () => {
    const owners = ring(good).map((one, i) => ({ ...one, ownerId: i }));
    const network = ring(temperatures(...same(12, 50)), { ownerId: 99 }, 10).map((one) => ({
      ...one,
      id: one.id + 50,
    }));
    const station = stationHour(1, { temperature: 10 });
    expect(found(station, network)).toEqual([]);
    expect(found(station, [...network, ...owners])).toEqual([]);
    expect(found(wrong, [...network, ...owners])).toEqual(["temperature"]);
  });

  it("a station is checked by the stations of its own network as well", () => {
    const own = { ...wrong, ownerId: 7 };
    expect(found(own, ring(good, { ownerId: 7 }))).toEqual(["temperature"]);
  });
});

describe("whatever the neighbours show", () => {
  const value = fc.double({ min: -40, max: 50, noNaN: true });
  const hour = fc.tuple(value, value).map(([a, b]) => ({ temperature: [Math.min(a, b), Math.max(a, b)] as const }));
  const neighbours = fc.array(hour, { minLength: 5, maxLength: 25 });

  it("the order in which neighbours are read makes no difference", () => {
    fc.assert(
      fc.property(value, neighbours, (temperature, all) => {
        const station = stationHour(1, { temperature });
        // All at distances of their own: of equally near ones beyond the twentieth any may be left out.
        const placed = ring(all).map((one, i) => stationHour(one.id, all[i] ?? {}, spiral(i)));
        expect(outliersOf(station, around([...placed].reverse()))).toEqual(outliersOf(station, around(placed)));
      }),
    );
  });

  it("one faulty neighbour flags no station that is within six degrees of all the others", () => {
    const near = fc.double({ min: 10, max: 16, noNaN: true });
    fc.assert(
      fc.property(near, fc.array(near, { minLength: 5, maxLength: 20 }), value, (temperature, all, bad) => {
        expect(found(stationHour(1, { temperature }), ring(temperatures(bad, ...all)))).toEqual([]);
      }),
    );
  });

  it("if neighbours agree, exactly the stations more than 12 degrees off are flagged", () => {
    const agreed = fc.double({ min: 10, max: 13, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(agreed, { minLength: 5, maxLength: 20 }),
        fc.double({ min: -60, max: 60, noNaN: true }),
        (all, off) => {
          const temperature = off + (off > 0 ? Math.max(...all) : Math.min(...all));
          const isFound = found(stationHour(1, { temperature }), ring(temperatures(...all))).length > 0;
          if (Math.abs(off) > 12) expect(isFound).toBe(true);
          if (Math.abs(off) <= 9) expect(isFound).toBe(false);
        },
      ),
    );
  });

  it("nothing is flagged in uniform air, at any elevations and places", () => {
    const height = fc.integer({ min: 0, max: 150 });
    fc.assert(
      fc.property(value, height, fc.array(height, { minLength: 5, maxLength: 20 }), (temperature, own, heights) => {
        const at = (elevation: number) => ({ temperature: temperature - 0.0065 * elevation });
        const placed = heights.map((elevation, i) => stationHour(i + 2, at(elevation), { ...spiral(i), elevation }));
        expect(found(stationHour(1, at(own), { elevation: own }), placed)).toEqual([]);
      }),
    );
  });

  function spiral(i: number) {
    const [radius, angle] = [5 + i, i * 2.4];
    return { east: radius * Math.sin(angle), north: radius * Math.cos(angle) };
  }
});
