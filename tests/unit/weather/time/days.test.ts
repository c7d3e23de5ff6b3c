import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import {
  addDays,
  dayEnd,
  dayStart,
  daysOverlapping,
  hourStart,
  isTimeZone,
  localDay,
} from "../../../../lib/weather/time/days";
import { HOUR_MS } from "../../../../lib/weather/time/durations";

const ZONES = [
  "UTC",
  "Africa/Cairo",
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Europe/Madrid",
  "Pacific/Apia",
  "Pacific/Chatham",
];

const zones = fc.constantFrom(...ZONES);
const times = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) });

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds;
const hours = (day: string, zone: string) => (dayEnd(day, zone) - dayStart(day, zone)) / HOUR_MS;

describe("localDay", () => {
  it("the local day is the date on the wall clock", () => {
    fc.assert(
      fc.property(times, zones, (time, zone) => {
        const clock = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone);
        expect(localDay(time, zone)).toBe(clock.toPlainDate().toString());
      }),
    );
  });

  it("the local day agrees with the day's bounds", () => {
    fc.assert(
      fc.property(times, fc.constantFrom(...ZONES, "America/St_Johns"), (time, zone) => {
        const day = localDay(time, zone);
        expect(time).toBeGreaterThanOrEqual(dayStart(day, zone));
        expect(time).toBeLessThan(dayEnd(day, zone));
        expect(localDay(dayStart(day, zone), zone)).toBe(day);
        expect(localDay(dayEnd(day, zone) - 1, zone)).toBe(day);
      }),
    );
  });

  it("a zone's rules are looked up once per day, not per reading", () => {
    const lookUps = vi.spyOn(Temporal.Instant, "fromEpochMilliseconds");
    onTestFinished(() => lookUps.mockRestore());
    const days = new Set<string>();
    for (let i = 0; i < 100_000; i++) days.add(localDay(Date.UTC(2024, 2, 30) + i * 2000, "Europe/Madrid"));
    expect(days.size).toBe(3);
    expect(lookUps.mock.calls.length).toBeLessThanOrEqual(days.size);
  });

  it("an unknown zone is refused", () => {
    expect(() => localDay(0, "Mars/Olympus_Mons")).toThrow(RangeError);
  });
});

describe("the length of a day", () => {
  it.each([
    ["Europe/Madrid", "2024-03-31", 23],
    ["Europe/Madrid", "2024-10-27", 25],
    ["Australia/Lord_Howe", "2024-10-06", 23.5],
    ["Australia/Lord_Howe", "2024-04-07", 24.5],
    ["America/Sao_Paulo", "2018-11-04", 23],
    ["Africa/Cairo", "2024-04-26", 23],
    ["Asia/Kathmandu", "2024-01-01", 24],
    ["Pacific/Apia", "2011-12-30", 0],
  ])("the day %s %s has %d hours", (zone, day, length) => {
    expect(hours(day, zone)).toBe(length);
  });

  it("a day starts after midnight where midnight is skipped", () => {
    expect(dayStart("2018-11-04", "America/Sao_Paulo")).toBe(at("2018-11-04T01:00-02:00"));
  });

  it("minutes repeated after midnight belong to the day that had begun", () => {
    const zone = "America/St_Johns";
    expect(hours("2010-11-06", zone)).toBe(24);
    expect(hours("2010-11-07", zone)).toBe(25);
    expect(localDay(at("2010-11-06T23:30-03:30"), zone)).toBe("2010-11-07");
  });
});

describe("daysOverlapping", () => {
  it("daysOverlapping covers the period once, in order", () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 10 * 24 * HOUR_MS }), zones, (start, length, zone) => {
        const days = daysOverlapping(start, start + length, zone);
        expect(days.at(0)).toBe(localDay(start, zone));
        expect(days.at(-1)).toBe(localDay(start + length - 1, zone));
        days.slice(1).forEach((day, i) => {
          expect(dayStart(day, zone)).toBe(dayEnd(days[i] as string, zone));
        });
      }),
      { numRuns: 50 },
    );
  });

  it("daysOverlapping is half-open", () => {
    const midnight = at("2024-05-02T00:00+02:00");
    expect(daysOverlapping(midnight - 1, midnight, "Europe/Madrid")).toEqual(["2024-05-01"]);
    expect(daysOverlapping(midnight, midnight + 1, "Europe/Madrid")).toEqual(["2024-05-02"]);
    expect(daysOverlapping(midnight, midnight, "Europe/Madrid")).toEqual([]);
  });

  it("daysOverlapping leaves out a skipped day", () => {
    const period = [at("2011-12-29T12:00-10:00"), at("2011-12-31T12:00+14:00")] as const;
    expect(daysOverlapping(...period, "Pacific/Apia")).toEqual(["2011-12-29", "2011-12-31"]);
  });
});

it("calendar days are added", () => {
  expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
  expect(addDays("2024-03-01", -366)).toBe("2023-03-01");
});

it("a day that does not exist is refused", () => {
  expect(() => dayStart("2023-02-29", "UTC")).toThrow(RangeError);
});

it("hours start on the hour, before 1970 too", () => {
  expect(hourStart(at("2024-01-01T10:59:59.999Z"))).toBe(at("2024-01-01T10:00Z"));
  expect(hourStart(at("1969-12-31T23:30Z"))).toBe(at("1969-12-31T23:00Z"));
});

it("only IANA zones are accepted", () => {
  expect(ZONES.every(isTimeZone)).toBe(true);
  for (const name of ["", "+05:30", "Mars/Olympus_Mons", "Madrid"]) expect(isTimeZone(name)).toBe(false);
});
