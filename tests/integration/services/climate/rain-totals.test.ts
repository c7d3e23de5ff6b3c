import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { climateMonth, climateYear } from "@/lib/services/climate";
import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";

/** With days of 23, 25 and 23½ hours, and midnights within a UTC hour. */
const ZONES = ["America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"];
const EDGES = [
  "2024-01-01",
  "2024-02-29",
  "2024-03-01",
  "2024-03-10",
  "2024-04-07",
  "2024-10-06",
  "2024-11-03",
  "2025-01-01",
];
const MINUTE = 60_000;

/** Times around and exactly at the beginnings of days, months and the year; rain in tenths of a millimetre. */
const showers = fc.array(
  fc.record({
    edge: fc.constantFrom(...EDGES),
    minutes: fc.oneof(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -1500, max: 1500 })),
    tenths: fc.integer({ min: 0, max: 15 }),
  }),
  { minLength: 1, maxLength: 25 },
);

onEachDatabase("rain totals", (fixture) => {
  it("rain totals of days add up to those of months, and these to the year's, for any times of readings", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ZONES), showers, async (timeZone, fallen) => {
        const ctx = fixture.ctx({ now: Date.UTC(2025, 5, 1) });
        const midnight = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
        const tenths = new Map(
          fallen.map(({ edge, minutes, tenths }) => [midnight(edge) + minutes * MINUTE, tenths] as const),
        );
        const { id } = await createStation(ctx, { name: "Gauge", lat: 1, lon: 1, timeZone });
        await record(
          ctx,
          [...tenths].map(([time, own]) => ({ station: id, time, rain: own / 10 })),
        );
        await refresh(ctx, { stationId: id });

        const { months, summary } = await climateYear(ctx, { stationId: id, year: 2024 });
        const inYear = [...tenths].filter(([time]) => time > midnight("2024-01-01") && time <= midnight("2025-01-01"));
        const total = inYear.reduce((sum, [, own]) => sum + own, 0);
        const inTenths = (mm: number | null | undefined) => Math.round((mm ?? 0) * 10);
        expect(inTenths(summary.metrics.rain?.value)).toBe(total);
        let all = 0;
        for (const { month, metrics } of months) {
          const { days, summary } = await climateMonth(ctx, { stationId: id, month });
          const ofDays = days.reduce((sum, day) => sum + inTenths(day.metrics.rain?.value), 0);
          expect([inTenths(metrics.rain?.value), inTenths(summary.metrics.rain?.value)]).toEqual([ofDays, ofDays]);
          all += ofDays;
        }
        expect(all).toBe(total);
      }),
      { numRuns: 12 },
    );
  });
});
