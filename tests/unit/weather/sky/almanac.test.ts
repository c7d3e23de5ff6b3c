import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { almanac } from "../../../../lib/weather/sky/almanac";
import { dayEnd, dayStart } from "../../../../lib/weather/time/days";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const PLACES = {
  "New York": { lat: 40.71, lon: -74.01, zone: "America/New_York" },
  London: { lat: 51.51, lon: -0.13, zone: "Europe/London" },
  Sydney: { lat: -33.87, lon: 151.21, zone: "Australia/Sydney" },
  Quito: { lat: -0.18, lon: -78.47, zone: "America/Guayaquil" },
  Tromsø: { lat: 69.65, lon: 18.96, zone: "Europe/Oslo" },
  Greenwich: { lat: 51.48, lon: 0, zone: "UTC" },
} as const;

function at(name: keyof typeof PLACES, day: string) {
  const { zone, ...place } = PLACES[name];
  return almanac(place, { start: dayStart(day, zone), end: dayEnd(day, zone) });
}

/** "05:25" as the place's clock shows it. */
function clock(name: keyof typeof PLACES, time: number | null): string {
  if (time === null) return "–";
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: PLACES[name].zone } as const;
  return new Intl.DateTimeFormat("en-GB", options).format(Math.round(time / MINUTE) * MINUTE);
}

function minutesApart(a: string, b: string): number {
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return Math.abs(minutes(a) - minutes(b));
}

describe("sun", () => {
  // Published tables of the US Naval Observatory, to the minute; the places there are not exactly ours.
  it.each([
    ["New York", "2024-06-20", "05:25", "20:31"],
    ["New York", "2024-12-21", "07:17", "16:32"],
    ["London", "2024-06-20", "04:43", "21:21"],
    ["London", "2024-12-21", "08:04", "15:53"],
    ["Sydney", "2024-12-21", "05:41", "20:05"],
    ["Sydney", "2024-06-21", "07:00", "16:54"],
    ["Quito", "2024-03-20", "06:18", "18:24"],
  ] as const)("the sun rises and sets in %s on %s at %s and %s", (name, day, rise, set) => {
    const { sun } = at(name, day);
    expect(minutesApart(clock(name, sun.rise), rise)).toBeLessThanOrEqual(1);
    expect(minutesApart(clock(name, sun.set), set)).toBeLessThanOrEqual(1);
  });

  it("the midnight sun has no set, and the polar night no rise but still some twilight", () => {
    expect(at("Tromsø", "2024-06-21").sun).toMatchObject({
      rise: null,
      set: null,
      dayLength: 24 * HOUR,
      dayLengthChange: 0,
    });
    const night = at("Tromsø", "2024-12-21").sun;
    expect(night).toMatchObject({ rise: null, set: null, dayLength: 0 });
    expect(night.dawn).toBeLessThan(night.noon);
    expect(night.dusk).toBeGreaterThan(night.noon);
  });

  it("the sun sets once more after midnight before the midnight sun begins", () => {
    const days = Array.from({ length: 12 }, (_, i) => at("Tromsø", `2024-05-${14 + i}`).sun);
    for (const [i, { dayLength }] of days.entries())
      expect(dayLength).toBeGreaterThanOrEqual(days[i - 1]?.dayLength ?? 0);
    expect(days.at(-1)?.dayLength).toBe(24 * HOUR);
  });

  it("the sun is highest about solar noon, within the equation of time", () => {
    for (const day of ["2024-02-11", "2024-05-14", "2024-07-26", "2024-11-03"]) {
      const noon = at("Greenwich", day).sun.noon - Date.parse(day);
      expect(Math.abs(noon - 12 * HOUR)).toBeLessThan(17 * MINUTE);
    }
    expect(clock("Greenwich", at("Greenwich", "2024-11-03").sun.noon)).toBe("11:44");
    expect(clock("Greenwich", at("Greenwich", "2024-02-11").sun.noon)).toBe("12:14");
  });

  it("days get longer in one hemisphere as they get shorter in the other", () => {
    const places = fc.record({
      lat: fc.double({ min: 0, max: 60, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    const dates = fc.integer({ min: 0, max: 365 * 20 }).map((n) => Date.UTC(2010, 0, 1) + n * 24 * HOUR);
    fc.assert(
      fc.property(places, dates, ({ lat, lon }, date) => {
        const start = date - (lon / 15) * HOUR;
        const day = { start, end: start + 24 * HOUR };
        const both = almanac({ lat, lon }, day).sun.dayLength + almanac({ lat: -lat, lon }, day).sun.dayLength;
        // A little more than a day: refraction and the sun's own size lift it everywhere.
        expect(both).toBeGreaterThan(24 * HOUR);
        expect(both).toBeLessThan(24 * HOUR + 45 * MINUTE);
      }),
      { numRuns: 25 },
    );
  });

  it("the sun's events are in order everywhere between the polar circles", () => {
    fc.assert(
      fc.property(fc.double({ min: -60, max: 60, noNaN: true }), fc.nat({ max: 3650 }), (lat, n) => {
        const start = Date.UTC(2020, 0, 1) + n * 24 * HOUR;
        const { dawn, rise, noon, set, dusk, dayLength } = almanac(
          { lat, lon: 0 },
          { start, end: start + 24 * HOUR },
        ).sun;
        const order = [dawn ?? Number.NaN, rise ?? Number.NaN, noon, set ?? Number.NaN, dusk ?? Number.NaN];
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(dayLength).toBe((set ?? 0) - (rise ?? 0));
      }),
      { numRuns: 25 },
    );
  });

  it("the sun is up at the poles half a year long", () => {
    const day = { start: Date.UTC(2024, 5, 21), end: Date.UTC(2024, 5, 22) };
    expect(almanac({ lat: 90, lon: 0 }, day).sun).toMatchObject({ dayLength: 24 * HOUR, dawn: null });
    expect(almanac({ lat: -90, lon: 0 }, day).sun.dayLength).toBe(0);
  });
});

describe("moon", () => {
  // Times of the phases: Astronomical Almanac. New 2024-04-08 18:21, first quarter 04-15 19:13, full 04-23 23:49 UTC.
  it.each([
    ["2024-04-08", "new", 0],
    ["2024-04-11", "waxingCrescent", 0.12],
    ["2024-04-15", "firstQuarter", 0.47],
    ["2024-04-19", "waxingGibbous", 0.84],
    ["2024-04-23", "full", 1],
    ["2024-04-24", "waningGibbous", 1],
    ["2025-01-13", "full", 1],
  ] as const)("the moon is on %s %s", (day, phase, illuminated) => {
    const { moon } = at("Greenwich", day);
    expect(moon.phase).toBe(phase);
    expect(moon.illuminated).toBeCloseTo(illuminated, 1);
  });

  it("about once a month the moon does not rise", () => {
    const days = Array.from(
      { length: 30 },
      (_, i) => at("London", `2024-09-${String(i + 1).padStart(2, "0")}`).moon.rise,
    );
    expect(days.filter((rise) => rise === null)).toHaveLength(1);
  });
});
