import { expect, it } from "vitest";
import { ANONYMOUS } from "@/lib/auth/actor";
import { compareStationsSchema, compareYearsSchema } from "@/lib/contract/charts/compare";
import { windRoseSchema } from "@/lib/contract/charts/wind-rose";
import { trendsSchema } from "@/lib/contract/climate/trends";
import { trends } from "@/lib/services/climate";
import { compareStations, compareYears, record, series, stationWindRose } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import type { Values } from "@/lib/weather/metrics";
import { onEachDatabase } from "../../support/database";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 2, 10, 12, 30);

onEachDatabase("charts and tables of a station's readings", (fixture) => {
  async function stationWith(
    readings: ({ time: number } & Values)[],
    given: { isPublic?: boolean; elevation?: number | null } = {},
  ) {
    const fields = { name: "Test", lat: 51.5, lon: 0, timeZone: "UTC", ...given };
    const { id } = await createStation(fixture.ctx(), fields);
    await record(
      fixture.ctx({ now: NOW }),
      readings.map((reading) => ({ station: id, ...reading })),
    );
    await refresh(fixture.ctx(), { stationId: id });
    return id;
  }
  const ctx = (options = {}) => fixture.ctx({ now: NOW, ...options });

  it("charts compare stations, and omit private ones", async () => {
    const [a, b] = [await stationWith([{ time: NOW - HOUR, temperature: 3 }]), await stationWith([])];
    const hidden = await stationWith([{ time: NOW - HOUR, temperature: 9 }], { isPublic: false });
    const stationIds = [b, hidden, a, 99_999_999_999, a];
    const input = { metric: "temperature" as const, stationIds, range: "7d" as const };
    const seen = await compareStations(ctx({ actor: ANONYMOUS }), input);
    expect(compareStationsSchema.parse(seen)).toEqual(seen);
    expect(seen.lines.map(({ station, columns }) => [station.id, columns.value])).toEqual([
      [b, []],
      [a, [3]],
    ]);
    expect((await compareStations(ctx(), input)).lines).toHaveLength(3);
    const none = await compareStations(ctx({ actor: ANONYMOUS }), { ...input, stationIds: [hidden] });
    expect(none.lines).toEqual([]);
  });

  it("charts compare years on one calendar, including the day of a leap year", async () => {
    const noon = (day: string) => Date.parse(`${day}T12:00Z`);
    const id = await stationWith([
      { time: noon("2024-02-29"), temperature: 4 },
      { time: noon("2024-03-01"), temperature: 5 },
      { time: noon("2025-03-01"), temperature: 6 },
    ]);
    const found = await compareYears(ctx(), { stationId: id, metric: "temperature", years: [2024, 2025, 2023] });
    expect(compareYearsSchema.parse(found)).toEqual(found);
    const [leap, first] = [Date.UTC(2000, 1, 29), Date.UTC(2000, 2, 1)];
    expect(found.lines.map(({ year, columns }) => [year, columns.time, columns.value])).toEqual([
      [2024, [leap, first], [4, 5]],
      [2025, [first], [6]],
      [2023, [], []],
    ]);
  });

  it("charts group long spans by week, beginning on Monday, and by month", async () => {
    // 2026-03-01 was a Sunday.
    const days = [Date.UTC(2026, 1, 28), Date.UTC(2026, 2, 1), Date.UTC(2026, 2, 2), Date.UTC(2026, 2, 8)];
    const id = await stationWith(days.map((day, i) => ({ time: day + HOUR, temperature: i, rain: 1 })));
    const weeks = await series(ctx(), { stationId: id, from: NOW - 3000 * DAY, to: NOW });
    expect(weeks.resolution).toBe("week");
    expect(weeks.metrics.rain).toEqual({ time: [days[0], days[2]], value: [2, 2], min: [1, 1], max: [1, 1] });
    expect(weeks.metrics.temperature).toMatchObject({ value: [0.5, 2.5], min: [0, 2], max: [1, 3] });
    const months = await series(ctx(), { stationId: id, from: NOW - 10_000 * DAY, to: NOW });
    expect(months.resolution).toBe("month");
    expect(months.metrics.rain).toMatchObject({ time: [days[0], days[1]], value: [1, 3] });
  });

  it("tables show all data, days by the station's calendar, and refused values on request", async () => {
    const times = [NOW - 20 * DAY, NOW - DAY - HOUR, NOW - HOUR];
    const id = await stationWith(times.map((time, i) => ({ time, temperature: 3, humidity: i === 2 ? 130 : 50 })));
    expect(await series(ctx(), { stationId: id, range: "all" })).toMatchObject({ from: times[0], resolution: "hour" });
    const span = { from: "2026-03-09", to: "2026-03-09" };
    const day = await series(ctx(), { stationId: id, ...span, metrics: ["humidity"] });
    expect(day).toMatchObject({ from: Date.UTC(2026, 2, 9), to: Date.UTC(2026, 2, 10) });
    expect(day.metrics).toEqual({ humidity: { time: [times[1]], value: [50] } });
    const { metrics, flagged } = await series(ctx(), { stationId: id, range: "24h", flagged: true });
    expect(metrics.humidity).toBeUndefined();
    expect(flagged).toEqual([{ metric: "humidity", time: times[2], value: 130, flag: "range" }]);
    await expect(series(ctx(), { stationId: id, range: "year", flagged: true })).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(series(ctx(), { stationId: id, from: NOW, to: NOW })).rejects.toMatchObject({ code: "invalid" });
  });

  it("the wind rose counts winds by reading and by hour", async () => {
    const wind = (hours: number, windSpeed: number, windDirection?: number) => ({
      time: NOW - hours * HOUR,
      windSpeed,
      ...(windDirection === undefined ? {} : { windDirection }),
    });
    const id = await stationWith([wind(1, 4, 90), wind(2, 4, 90), wind(3, 12, 180), wind(4, 0), wind(5, 3)]);
    for (const range of ["24h", "7d", "year"] as const) {
      const rose = await stationWindRose(ctx(), { stationId: id, range });
      expect(windRoseSchema.parse(rose)).toEqual(rose);
      if (range === "year") continue;
      expect(rose).toMatchObject({ count: 4, calm: 0.25, meanSpeed: 5 });
      expect([rose.shares[4]?.[1], rose.shares[8]?.[4]]).toEqual([0.5, 0.25]);
    }
  });

  it("the explanation of conditions shows how they were derived", async () => {
    const id = await stationWith([
      { time: NOW - 24 * HOUR, temperature: 9 },
      { time: NOW - 3 * HOUR, temperature: 5, pressure: 1010, rain: 0.5 },
      { time: NOW - 1.5 * HOUR, temperature: 4, pressure: 1008 },
      { time: NOW - HOUR, temperature: 6.5, windGust: 12 },
      { time: NOW, temperature: 8, pressure: 1006, rain: 1 },
    ]);
    const found = await trends(ctx({ now: NOW + 60_000 }), { id });
    expect(trendsSchema.parse(found)).toEqual(found);
    expect(found).toMatchObject({
      time: NOW,
      sinceHour: { temperature: 1.5 },
      sinceDay: { temperature: -1 },
      pressure: { change: -4, tendency: "fallingQuickly" },
      today: {
        day: "2026-03-10",
        high: { value: 8, time: NOW },
        low: { value: 4, time: NOW - 1.5 * HOUR },
        gust: { value: 12, time: NOW - HOUR },
        rain: 1.5,
      },
    });
    // The reading of an hour ago has no pressure, and none is made up.
    const silent = await trends(ctx(), { id: await stationWith([]) });
    expect(silent).toMatchObject({ time: null, pressure: null, today: { high: null, rain: null } });
  });

  // WMO-No. 306, FM 12, 5appp: the tendency of the pressure at station level over the three hours before the observation.
  it("the tendency is that of the station pressure, which differs from sea-level pressure as the air warms", async () => {
    const id = await stationWith(
      [
        { time: NOW - 3 * HOUR, temperature: -10, pressure: 950 },
        { time: NOW - HOUR, temperature: 5, pressure: 949.5 },
        { time: NOW, temperature: 12, pressure: 950.2 },
      ],
      { elevation: 500 },
    );
    const { pressure, sinceHour } = await trends(ctx(), { id });
    expect(pressure?.change).toBeCloseTo(0.2, 9);
    expect(pressure?.tendency).toBe("risingSlowly");
    expect(sinceHour.seaLevelPressure).toBeLessThan(0);
  });

  it("the sea-level pressure is used as the station's only at sea level", async () => {
    const readings = [
      { time: NOW - 3 * HOUR, seaLevelPressure: 1010 },
      { time: NOW - HOUR, seaLevelPressure: 1007 },
      { time: NOW, seaLevelPressure: 1008 },
    ];
    const low = await trends(ctx(), { id: await stationWith(readings, { elevation: 7 }) });
    expect(low.pressure).toEqual({ change: -2, tendency: "nowRising" });
    for (const elevation of [11, null]) {
      expect(await trends(ctx(), { id: await stationWith(readings, { elevation }) })).toMatchObject({ pressure: null });
    }
  });

  it("the tendency is omitted without readings of three hours ago", async () => {
    const minute = HOUR / 60;
    const told = async (...ages: number[]) => {
      const readings = ages.map((age) => ({ time: NOW - age * minute, pressure: 1000 - age / 100 }));
      return (await trends(ctx(), { id: await stationWith(readings) })).pressure?.tendency ?? null;
    };
    expect(await told(0)).toBeNull();
    expect(await told(0, 60, 120, 165, 195)).toBeNull();
    expect(await told(0, 185)).toBe("rising");
    expect(await told(0, 190)).toBe("rising");
    expect(await told(0, 170, 240)).toBe("rising");
  });
});
