import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { seriesSchema } from "@/lib/contract/charts/series";
import { RANGE_HOURS, RANGES, type Range } from "@/lib/contract/charts/span";
import { correct, record, series } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import type { MetricKey } from "@/lib/weather/metrics";
import { onEachDatabase } from "../support/database";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ZONE = "America/New_York";

/** An instant by the wall clock in New York. */
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).epochMilliseconds;
const NOW = at("2025-03-12T09:17:30");

onEachDatabase("series", (fixture) => {
  const newStation = async () =>
    (await createStation(fixture.ctx(), { name: "Test", lat: 40.7, lon: -74, timeZone: ZONE })).id;

  type Reading = { time: number } & Partial<Record<MetricKey, number>>;

  async function stationWith(readings: Reading[]): Promise<number> {
    const station = await newStation();
    await record(
      fixture.ctx({ now: NOW }),
      readings.map((reading) => ({ station, ...reading })),
    );
    await refresh(fixture.ctx(), { stationId: station });
    return station;
  }

  async function seriesOf(stationId: number, range: Range, now = NOW) {
    const result = await series(fixture.ctx({ now }), { stationId, range });
    expect(seriesSchema.parse(result)).toEqual(result);
    return result;
  }

  it.each([
    ["24h", "raw"],
    ["7d", "hour"],
    ["30d", "hour"],
    ["year", "day"],
  ] as const)("a series over %s has %s values, up to now", async (range, resolution) => {
    const station = await stationWith([{ time: NOW - HOUR, temperature: 3 }]);
    expect(await seriesOf(station, range)).toMatchObject({
      stationId: station,
      timeZone: ZONE,
      from: NOW - RANGE_HOURS[range] * HOUR,
      to: NOW,
      resolution,
      metrics: { temperature: { value: [3] } },
    });
  });

  it("a series is empty where nothing was measured", async () => {
    const station = await newStation();
    for (const range of RANGES) expect((await seriesOf(station, range)).metrics).toEqual({});
  });

  it("a raw series includes the first instant of its range and excludes the last", async () => {
    const from = NOW - 24 * HOUR;
    const times = [from - 1, from, from + 1, NOW - 1, NOW];
    const station = await stationWith(times.map((time) => ({ time, temperature: 3 })));
    expect((await seriesOf(station, "24h")).metrics.temperature).toEqual({
      time: [from, from + 1, NOW - 1],
      value: [3, 3, 3],
    });
  });

  it("an hourly series has exactly the hours of which any part is in the range", async () => {
    const from = NOW - 7 * 24 * HOUR;
    const hour = (time: number) => Math.floor(time / HOUR) * HOUR;
    const station = await stationWith(
      [hour(from) - 1, hour(from), hour(from) + HOUR, hour(NOW)].map((time) => ({ time, temperature: 3 })),
    );
    expect((await seriesOf(station, "7d")).metrics.temperature?.time).toEqual([
      hour(from),
      hour(from) + HOUR,
      hour(NOW),
    ]);
  });

  it.each([
    ["in the morning", "2025-06-10T09:00", "2024-06-10"],
    ["half an hour after midnight", "2025-06-10T00:30", "2024-06-10"],
    ["at midnight", "2025-06-10T00:00", "2024-06-10"],
    ["just before midnight", "2025-06-09T23:59:59.999", "2024-06-09"],
  ])(
    "a daily series has the local days of which any part is in the year, requested for %s",
    async (_title, now, first) => {
      const station = await newStation();
      const days = ["2024-06-07", "2024-06-08", "2024-06-09", "2024-06-10", "2024-06-11"];
      await record(
        fixture.ctx({ now: at(now) }),
        days.map((day, i) => ({ station, time: at(`${day}T12:00`), temperature: 20 + i })),
      );
      await refresh(fixture.ctx(), { stationId: station });
      expect((await seriesOf(station, "year", at(now))).metrics.temperature?.time).toEqual(
        days.filter((day) => day >= first).map((day) => at(`${day}T00:00`)),
      );
    },
  );

  it("a daily series sums the rain of local days, including those of 23 and 25 hours", async () => {
    // A millimetre in each hour of the three days around both changes of the clock.
    const around = (first: string, last: string) => {
      const readings: Reading[] = [];
      for (let time = at(first); time < at(last); time += HOUR) readings.push({ time: time + MINUTE, rain: 1 });
      return readings;
    };
    const station = await stationWith([
      ...around("2024-11-02T00:00", "2024-11-05T00:00"),
      ...around("2025-03-08T00:00", "2025-03-11T00:00"),
    ]);
    const { rain } = (await seriesOf(station, "year")).metrics;
    expect(rain?.value).toEqual([24, 25, 24, 24, 23, 24]);
    expect(rain?.time).toEqual(
      ["2024-11-02", "2024-11-03", "2024-11-04", "2025-03-08", "2025-03-09", "2025-03-10"].map((day) =>
        at(`${day}T00:00`),
      ),
    );
  });

  it("an hourly series has each hour once on the day the clock skips one", async () => {
    const from = at("2025-03-09T00:00");
    const readings = Array.from({ length: 23 }, (_, i) => ({ time: from + i * HOUR + MINUTE, temperature: i / 2 }));
    const station = await stationWith(readings);
    const { temperature } = (await seriesOf(station, "7d")).metrics;
    expect(temperature?.time).toEqual(readings.map(({ time }) => time - MINUTE));
    expect(temperature?.value).toEqual(readings.map((reading) => reading.temperature));
  });

  it("a series has the mean, the lowest and the highest value of a bucket", async () => {
    const from = at("2025-03-10T12:00");
    const station = await stationWith([3, 4, 8].map((temperature, i) => ({ time: from + i * MINUTE, temperature })));
    expect((await seriesOf(station, "7d")).metrics.temperature).toEqual({
      time: [from],
      value: [5],
      min: [3],
      max: [8],
    });
    expect((await seriesOf(station, "year")).metrics.temperature).toEqual({
      time: [at("2025-03-10T00:00")],
      value: [5],
      min: [3],
      max: [8],
    });
  });

  it("a series averages the wind as a vector weighted by speed, and omits the direction where winds cancel out", async () => {
    const from = at("2025-03-10T12:00");
    const wind = (minutes: number, windDirection: number, windSpeed: number) => ({
      time: from + minutes * MINUTE,
      windDirection,
      windSpeed,
    });
    const station = await stationWith([
      wind(0, 350, 4),
      wind(5, 10, 4),
      wind(60, 90, 6),
      wind(65, 270, 2),
      wind(120, 0, 3),
      wind(125, 180, 3),
    ]);
    const { windDirection, windSpeed } = (await seriesOf(station, "7d")).metrics;
    const [acrossNorth, east, none] = windDirection?.value ?? [];
    expect(Math.min(acrossNorth ?? 180, 360 - (acrossNorth ?? 180))).toBeCloseTo(0, 6);
    expect(east).toBeCloseTo(90, 6);
    expect(none).toBeNull();
    expect(windSpeed?.value).toEqual([4, 4, 3]);
  });

  it.each(["24h", "7d", "year"] as const)(
    "a series leaves out of %s what quality control or people refused, and shows corrections",
    async (range) => {
      const from = NOW - 2 * HOUR;
      const station = await stationWith([
        { time: from, temperature: 5, humidity: 130 },
        { time: from + MINUTE, temperature: 7, humidity: 50 },
        { time: from + 2 * MINUTE, temperature: 9, humidity: 50 },
      ]);
      const change = (minute: number, what: Parameters<typeof correct>[1]["change"]) =>
        correct(fixture.ctx(), { stationId: station, time: from + minute * MINUTE, reason: "test", change: what });
      await change(1, { kind: "hide", metric: "temperature" });
      await change(2, { kind: "correct", metric: "temperature", value: 6 });
      await refresh(fixture.ctx(), { stationId: station });
      const { temperature, humidity } = (await seriesOf(station, range)).metrics;
      expect(temperature?.value).toEqual(range === "24h" ? [5, 6] : [5.5]);
      expect(humidity?.value).toEqual(range === "24h" ? [50, 50] : [50]);
    },
  );

  it("a series of a day with more than a thousand readings is grouped by five minutes", async () => {
    const from = NOW - 24 * HOUR;
    const readings = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ time: from + i * 80_000, temperature: 10 + (i % 2), rain: 0.5 }));
    const few = await seriesOf(await stationWith(readings(1000)), "24h");
    expect(few.resolution).toBe("raw");
    expect(few.metrics.temperature?.time).toHaveLength(1000);
    const many = await seriesOf(await stationWith(readings(1001)), "24h");
    expect(many.resolution).toBe("minutes");
    const { temperature, rain } = many.metrics;
    expect(new Set(temperature?.time.map((time) => time % (5 * MINUTE)))).toEqual(new Set([0]));
    expect(temperature?.time.length).toBeLessThanOrEqual(24 * 12 + 1);
    expect(temperature?.min?.every((value) => value === 10)).toBe(true);
    expect(rain?.value.reduce((total: number, value) => total + (value ?? 0), 0)).toBeCloseTo(500.5, 6);
  });

  it("a series refuses an unknown range, and does not find an unknown station", async () => {
    const range = "century" as Range;
    await expect(series(fixture.ctx(), { stationId: 1, range })).rejects.toMatchObject({ code: "invalid" });
    await expect(series(fixture.ctx(), { stationId: 999_999, range: "24h" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
