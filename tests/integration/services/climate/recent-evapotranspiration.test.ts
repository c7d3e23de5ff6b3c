import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { trendsSchema } from "@/lib/contract/climate/trends";
import { climateMonth, trends } from "@/lib/services/climate";
import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";

const HOUR = 3_600_000;
const ZONE = "Africa/Dakar";
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).epochMilliseconds;
// FAO-56, example 19, is of this place and these afternoons; its clock is an hour behind.
const PLACE = { name: "N'Diaye", lat: 16.22, lon: -16.25, elevation: 8, timeZone: ZONE };
const FIRST = at("2025-09-24T00:00");
const NOW = at("2025-10-01T16:10");

onEachDatabase("recent evapotranspiration", (fixture) => {
  type Hour = { time: number; [metric: string]: number };

  /** Eight days, the last of which is not over yet. */
  const hours = (more: (time: number) => Record<string, number>): Hour[] =>
    Array.from({ length: (NOW - FIRST) / HOUR + 1 }, (_, i) => FIRST + i * HOUR).map((time) => {
      const isDay = Math.abs((time - FIRST) / HOUR - 24 * Math.floor((time - FIRST) / (24 * HOUR)) - 12.5) < 5;
      return {
        time,
        temperature: isDay ? 38 : 28,
        dewPoint: 26.2,
        // 3.3 m/s at 2 m
        windSpeed: isDay ? 4.41 : 2.54,
        rain: 0.5,
        ...more(time),
      };
    });
  const sun = (time: number) => {
    const hour = Math.round((time - FIRST) / HOUR) % 24;
    return { solarRadiation: hour > 7 && hour < 18 ? 680 : 0 };
  };

  async function recent(readings: Hour[]) {
    const { id } = await createStation(fixture.ctx(), PLACE);
    const ctx = fixture.ctx({ now: NOW });
    await record(
      ctx,
      readings.map((reading) => ({ station: id, ...reading })),
    );
    await refresh(ctx, { stationId: id });
    const told = await trends(ctx, { id });
    expect(trendsSchema.parse(told)).toEqual(told);
    return { id, ...told.evapotranspiration };
  }

  it("recent evapotranspiration covers today's completed hours, and the seven days before with their rain", async () => {
    const { id, today, week } = await recent(hours(sun));
    // Eight sunny hours, of which the example's hour has 0.63 mm; the nights have almost none.
    expect(today).toBeGreaterThan(8 * 0.55);
    expect(today).toBeLessThan(8 * 0.75);
    const days = await climateMonth(fixture.ctx({ now: NOW }), { stationId: id, month: "2025-09" });
    const own = days.days.slice(23).map(({ evapotranspiration }) => evapotranspiration?.value ?? 0);
    expect(own).toHaveLength(7);
    expect(week).toMatchObject({
      value: expect.closeTo(
        own.reduce((a, b) => a + b, 0),
        9,
      ),
      days: { measured: 7, radiationEstimated: 0, temperatureOnly: 0 },
    });
    const rain = days.days.slice(23).reduce((sum, { metrics }) => sum + (metrics.rain?.value ?? 0), 0);
    expect(week?.balance).toBeCloseTo(rain - (week?.value ?? 0), 9);
  });

  it("recent evapotranspiration is omitted where much of today, or a day of the week, is missing", async () => {
    const gap = (time: number) =>
      (time >= at("2025-10-01T05:00") && time < at("2025-10-01T11:00")) ||
      (time >= at("2025-09-26T00:00") && time < at("2025-09-27T00:00"));
    const { today, week } = await recent(hours(sun).filter(({ time }) => !gap(time)));
    expect(today).toBeNull();
    expect(week).toBeNull();
  });

  it("evapotranspiration has no balance where a day's rain is missing, and is omitted without radiation", async () => {
    const dry = hours(sun).map(({ rain, ...reading }) => ({
      ...reading,
      ...(reading.time > FIRST + 30 * HOUR && { rain }),
    }));
    const { week } = await recent(dry as Hour[]);
    expect(week?.value).toBeGreaterThan(20);
    expect(week?.balance).toBeNull();
    const { today, week: none } = await recent(hours(() => ({})));
    expect([today, none]).toEqual([undefined, undefined]);
  });
});
