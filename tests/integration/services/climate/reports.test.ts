import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { climateMonthSchema, climateYearSchema } from "@/lib/contract/climate/climate";
import { climateMonth, climateSpan, climateYear, trends } from "@/lib/services/climate";
import { converted } from "@/lib/services/import/internal/file/number";
import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { HEATING_BASE } from "@/lib/weather/climate/climate";
import { inSystem } from "@/lib/weather/units/systems";
import { onEachDatabase } from "../../support/database";
import { ANYONE } from "../actors";

const HOUR = 3_600_000;
const ZONE = "America/New_York";
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).epochMilliseconds;
const NOW = at("2026-01-01T00:30");

onEachDatabase("climate reports", (fixture) => {
  type Reading = { time: number; [metric: string]: number };

  async function stationWith(readings: Reading[], more = {}): Promise<number> {
    const place = { name: "Test", lat: 40.7, lon: -74, timeZone: ZONE, ...more };
    const { id } = await createStation(fixture.ctx(), place);
    await record(
      fixture.ctx({ now: NOW }),
      readings.map((reading) => ({ station: id, ...reading })),
    );
    await refresh(fixture.ctx(), { stationId: id });
    return id;
  }

  const ctx = () => fixture.ctx({ now: NOW, actor: ANYONE });

  it("a monthly report shows local days, including one of 23 hours, and shows gaps as gaps", async () => {
    const stationId = await stationWith([
      { time: at("2025-02-28T23:59"), temperature: -10, rain: 9 },
      // The rain of midnight fell the day before.
      { time: at("2025-03-01T00:00"), temperature: 2, rain: 9, windSpeed: 4, windDirection: 350 },
      { time: at("2025-03-01T00:05"), rain: 1 },
      { time: at("2025-03-01T15:00"), temperature: 8, rain: 1.5, windSpeed: 6, windDirection: 350 },
      // The clock skips from 2 to 3 on this day.
      ...Array.from({ length: 23 }, (_, i) => ({ time: at("2025-03-09T00:00") + i * HOUR, windSpeed: 10 })),
      { time: at("2025-03-31T23:59"), temperature: 21, rain: 0 },
      { time: at("2025-04-01T00:00"), temperature: 30, rain: 0 },
      { time: at("2025-04-01T00:05"), rain: 9 },
    ]);
    const report = await climateMonth(ctx(), { stationId, month: "2025-03" });
    expect(climateMonthSchema.parse(report)).toEqual(report);
    const { days, summary } = report;
    expect(days.map(({ day }) => day)).toEqual(
      Array.from({ length: 31 }, (_, i) => `2025-03-${String(i + 1).padStart(2, "0")}`),
    );
    const [first, second] = days;
    expect(first?.metrics.temperature).toEqual({
      value: 5,
      // Two readings, fifteen hours apart.
      coverage: 2,
      isWhole: false,
      min: 2,
      minTime: at("2025-03-01T00:00"),
      max: 8,
      maxTime: at("2025-03-01T15:00"),
    });
    expect(first?.metrics.rain?.value).toBe(2.5);
    expect(first?.metrics.windDirection?.value).toBeCloseTo(350, 6);
    expect(first?.degreeDays?.heating).toBeCloseTo(HEATING_BASE - 5, 9);
    expect(first?.windRun).toBeCloseTo(36, 9);
    expect(second).toEqual({
      day: "2025-03-02",
      metrics: {},
      degreeDays: null,
      evapotranspiration: null,
      windRun: null,
      prevailingWind: null,
    });
    expect(days[8]?.windRun).toBeCloseTo(23 * 36, 9);
    expect(summary).toMatchObject({
      meanHigh: 14.5,
      meanLow: 11.5,
      wettestDay: { day: "2025-03-01", value: 2.5 },
      measuredDays: 3,
      counts: { metric: { frost: 0, rain: 1, wet: 1, soaked: 0 }, us: { frost: 0, rain: 1, wet: 1, soaked: 0 } },
      // Three hours on two days.
      metrics: { temperature: { value: 31 / 3, min: 2, max: 21 }, rain: { value: 2.5 } },
    });
    expect(summary.windRun).toBeCloseTo(24 * 36, 9);
  });

  it("a yearly report shows months, and agrees with the monthly reports", async () => {
    const stationId = await stationWith([
      { time: at("2025-01-01T00:05"), temperature: -20, rain: 1, windSpeed: 3, windGust: 7, windDirection: 90 },
      { time: at("2025-07-04T15:00"), temperature: 33, rain: 30, windSpeed: 5, windGust: 17, windDirection: 180 },
      { time: at("2025-07-05T15:00"), temperature: 25, humidity: 50 },
      { time: at("2025-12-31T22:59"), temperature: 1, rain: 0 },
    ]);
    const report = await climateYear(ctx(), { stationId, year: 2025 });
    expect(climateYearSchema.parse(report)).toEqual(report);
    expect(report.days).toEqual([
      { day: "2025-01-01", high: -20, low: -20, mean: -20, rain: 1, gust: 7 },
      { day: "2025-07-04", high: 33, low: 33, mean: 33, rain: 30, gust: 17 },
      { day: "2025-07-05", high: 25, low: 25, mean: 25, rain: null, gust: null },
      { day: "2025-12-31", high: 1, low: 1, mean: 1, rain: 0, gust: null },
    ]);
    expect(report.summary).toMatchObject({
      measuredDays: 4,
      wettestDay: { day: "2025-07-04", value: 30 },
      counts: {
        // A low of −20.0 °C is not below −20 °C, and 1 mm is less than a tenth of an inch.
        metric: { hot: 1, ice: 1, frost: 1, bitter: 0, rain: 2, wet: 2, soaked: 1 },
        us: { hot: 1, ice: 1, frost: 1, bitter: 1, rain: 2, wet: 1, soaked: 1 },
      },
    });
    for (const { month, ...period } of report.months) {
      const { summary } = await climateMonth(ctx(), { stationId, month });
      const { temperature, dewPoint, rain, windSpeed, windGust } = summary.metrics;
      const told = Object.entries({ temperature, dewPoint, windSpeed, windGust, rain });
      expect(period).toEqual({ ...summary, metrics: Object.fromEntries(told.filter(([, value]) => value)) });
    }
  });

  const hourly = (from: string, hours: number, values: (hour: number) => Omit<Reading, "time">): Reading[] =>
    Array.from({ length: hours }, (_, hour) => ({ time: at(from) + hour * HOUR, ...values(hour) }));

  it("rain counts for the day, month and year that end with its reading", async () => {
    const stationId = await stationWith([
      // An hour's rain has the time of the hour's end: those of 1 June are from 01:00 to 24:00.
      ...hourly("2025-06-01T01:00", 24, () => ({ rain: 1 })),
      { time: at("2025-01-01T00:00"), rain: 10 },
    ]);
    const june = await climateMonth(ctx(), { stationId, month: "2025-06" });
    expect(june.days.slice(0, 2).map(({ metrics }) => metrics.rain?.value)).toEqual([24, undefined]);
    expect(june.days[0]?.metrics.rain).toMatchObject({ coverage: 24, isWhole: true });
    expect(june.summary.metrics.rain?.value).toBe(24);
    const year = await climateYear(ctx(), { stationId, year: 2025 });
    expect(year.summary.metrics.rain?.value).toBe(24);
    const before = await climateYear(ctx(), { stationId, year: 2024 });
    expect(before.summary.metrics.rain?.value).toBe(10);
    expect(before.days.map(({ day }) => day)).toEqual(["2024-12-31"]);
  });

  it("means in reports are weighted by time, so that wind and wind run agree", async () => {
    const minutely = Array.from({ length: 180 }, (_, minute) => ({
      time: at("2025-05-10T21:00") + minute * 60_000,
      temperature: 30,
      windSpeed: 9,
    }));
    const stationId = await stationWith([
      ...hourly("2025-05-10T00:00", 21, () => ({ temperature: 10, windSpeed: 1 })),
      ...minutely,
    ]);
    const { days, summary } = await climateMonth(ctx(), { stationId, month: "2025-05" });
    const { metrics, windRun } = days[9] ?? {};
    expect(metrics?.temperature?.value).toBeCloseTo(12.5, 9);
    expect(metrics?.windSpeed?.value).toBeCloseTo(2, 9);
    expect(windRun).toBeCloseTo(2 * 24 * 3.6, 9);
    expect(summary.metrics.windSpeed?.value).toBeCloseTo(2, 9);
    expect(summary.windRun).toBeCloseTo(2 * 24 * 3.6, 9);
  });

  // FAO-56, example 18: Uccle on 6 July, with its Rs of 22.07 MJ/m² as a mean; ea 1.409 kPa are a dew point of 12.1 °C
  it("evapotranspiration is the sum of whole days, and reports on how many days it is estimated", async () => {
    const readings = (day: string, values: Omit<Reading, "time">) =>
      hourly(`${day}T00:00`, 24, (hour) => ({ temperature: hour === 15 ? 21.5 : hour === 4 ? 12.3 : 17, ...values }));
    const wind = { dewPoint: 12.08, windSpeed: 10 / 3.6 };
    const solarRadiation = 22.07 / 0.0864;
    const place = { lat: 50.8, lon: 4.35, elevation: 100 };
    const stationId = await stationWith(
      [
        ...readings("2025-07-06", { ...wind, solarRadiation }),
        ...readings("2025-07-07", wind),
        // Radiation of the afternoon alone does not represent the day.
        ...readings("2025-07-08", wind).map((reading, hour) => ({
          ...reading,
          ...(hour > 11 && { solarRadiation: 500 }),
        })),
        ...readings("2025-07-09", {}),
      ],
      place,
    );
    const { days, summary } = await climateMonth(ctx(), { stationId, month: "2025-07" });
    const [sixth, seventh, eighth, ninth] = days.slice(5, 9).map(({ evapotranspiration }) => evapotranspiration);
    expect(sixth?.value).toBeCloseTo(3.9, 1);
    expect(sixth?.days).toEqual({ measured: 1, radiationEstimated: 0, temperatureOnly: 0 });
    expect(seventh?.days).toEqual({ measured: 0, radiationEstimated: 1, temperatureOnly: 0 });
    expect(eighth?.days).toEqual(seventh?.days);
    expect(eighth?.value).toBeCloseTo(seventh?.value ?? 0, 1);
    expect(ninth?.days).toEqual({ measured: 0, radiationEstimated: 0, temperatureOnly: 1 });
    expect(days[9]?.evapotranspiration).toBeNull();
    const values = [sixth, seventh, eighth, ninth].map((day) => day?.value ?? 0);
    expect(summary.evapotranspiration).toEqual({
      value: expect.closeTo(
        values.reduce((a, b) => a + b, 0),
        9,
      ),
      days: { measured: 1, radiationEstimated: 2, temperatureOnly: 1 },
    });
    const year = await climateYear(ctx(), { stationId, year: 2025 });
    expect(year.summary.evapotranspiration).toEqual(summary.evapotranspiration);
    expect(year.months[6]?.evapotranspiration).toEqual(summary.evapotranspiration);
    expect(year.months[5]?.evapotranspiration).toBeNull();
    const during = await climateMonth(fixture.ctx({ now: at("2025-07-09T12:00"), actor: ANYONE }), {
      stationId,
      month: "2025-07",
    });
    expect(during.days[8]?.evapotranspiration).toBeNull();
    expect(during.summary.evapotranspiration?.days.temperatureOnly).toBe(0);
  });

  // WMO-No. 100, 4.4.1: no value for a month with more than five days missing, or three in a row.
  it("reports mark months and years of which too much is missing", async () => {
    const without = (...missing: number[]) =>
      hourly("2025-09-01T00:00", 30 * 24, (hour) => ({ temperature: 15 + (hour % 2), rain: hour % 2 })).filter(
        ({ time }) => !missing.includes(Number(new Date(time - 4 * HOUR).getUTCDate())),
      );
    const reported = async (readings: Reading[]) => {
      const stationId = await stationWith(readings);
      const { summary } = await climateMonth(ctx(), { stationId, month: "2025-09" });
      const year = await climateYear(ctx(), { stationId, year: 2025 });
      expect(year.months[8]?.metrics.temperature).toEqual(summary.metrics.temperature);
      return { month: summary.metrics.temperature?.isWhole, year: year.summary.metrics.temperature?.isWhole };
    };
    // The other months of the year are missing.
    expect(await reported(without())).toEqual({ month: true, year: false });
    expect(await reported(without(3, 4, 10, 20, 25))).toEqual({ month: true, year: false });
    expect(await reported(without(3, 6, 10, 20, 25, 29))).toEqual({ month: false, year: false });
    expect(await reported(without(14, 15, 16))).toEqual({ month: false, year: false });
  });

  it("reports do not count a day as complete before it is over", async () => {
    const now = at("2025-11-04T06:00");
    const stationId = await stationWith([
      ...hourly("2025-11-01T00:00", 73, (hour) => ({
        temperature: 10 + (hour % 2),
        rain: 1,
        windSpeed: 5,
        windDirection: 90,
      })),
      ...hourly("2025-11-04T00:00", 7, () => ({ temperature: -4, rain: 2, windSpeed: 20, windDirection: 270 })),
    ]);
    const then = fixture.ctx({ now, actor: ANYONE });
    const { runningDay, days, summary } = await climateMonth(then, { stationId, month: "2025-11" });
    expect(runningDay).toBe("2025-11-04");
    expect(days[3]).toMatchObject({ degreeDays: null, metrics: { temperature: { value: -4, isWhole: false } } });
    expect(summary).toMatchObject({
      meanLow: 10,
      measuredDays: 3,
      prevailingWind: 90,
      counts: { metric: { frost: 0, rain: 3 } },
      // The day's rain and its lowest temperature count already.
      metrics: {
        temperature: { value: expect.closeTo(10.5, 1), min: -4, isWhole: true },
        rain: { value: expect.closeTo(71 + 1 + 14, 6) },
      },
    });
    expect(summary.windRun).toBeCloseTo((summary.metrics.windSpeed?.coverage ?? 0) * 5 * 3.6, 6);
    const year = await climateYear(then, { stationId, year: 2025 });
    expect(year).toMatchObject({
      runningDay, // With the first hour's rain, which fell in October.
      summary: { measuredDays: 4, prevailingWind: 90, meanLow: 10 },
    });
    const over = await climateMonth(ctx(), { stationId, month: "2025-11" });
    expect(over).toMatchObject({ runningDay: null, summary: { measuredDays: 4, meanLow: 6.5 } });
  });

  // AMS Glossary of Meteorology: the prevailing wind direction is the one most frequently observed in a period.
  it("the prevailing wind is the direction of the most hours, not the resultant, without calm and variable hours", async () => {
    const wind = (hour: number, windSpeed: number, windDirection?: number) => ({
      time: at("2025-06-01T00:00") + hour * HOUR,
      windSpeed,
      ...(windDirection !== undefined && { windDirection }),
    });
    const stationId = await stationWith([
      // More hours than any other, but calm, or without a direction.
      ...[0, 1, 2, 3].map((hour) => wind(hour, 0.2, 90)),
      ...[4, 5, 6, 7].map((hour) => wind(hour, 2)),
      // Three hours around north, on both sides of 0°, and two strong ones from the south-west.
      wind(8, 2, 350),
      wind(9, 2, 5),
      wind(10, 2, 11),
      wind(11, 20, 225),
      wind(12, 20, 225),
      // An hour whose winds cancel out.
      wind(13, 5, 0),
      { ...wind(13, 5, 180), time: at("2025-06-01T13:30") },
      // Of two equally frequent ones, the stronger.
      wind(24, 3, 90),
      wind(25, 4, 180),
      // A day that is calm throughout.
      wind(48, 0.1, 270),
    ]);
    const { days, summary } = await climateMonth(ctx(), { stationId, month: "2025-06" });
    expect(days.slice(0, 4).map(({ prevailingWind }) => prevailingWind)).toEqual([0, 180, null, null]);
    expect(days[0]?.metrics.windDirection?.value).toBeGreaterThan(200);
    expect(summary.prevailingWind).toBe(0);
    const year = await climateYear(ctx(), { stationId, year: 2025 });
    expect(year.summary.prevailingWind).toBe(0);
    expect(year.months.map(({ prevailingWind }) => prevailingWind)).toEqual(
      Array.from({ length: 12 }, (_, month) => (month === 5 ? 0 : null)),
    );
  });

  // ASOS sends 90 °F as 32.2 °C (its User's Guide, 3.1), which sources in °F give as 89.96.
  it("a day of 90 °F, imported in °F, counts as a day of 90 °F, and reads back as 90 °F", async () => {
    const highs = [90, 89.96, 89.9].map((fahrenheit) => converted(fahrenheit, "°F", "°C"));
    const stationId = await stationWith(
      highs.map((temperature, i) => ({ time: at(`2025-07-0${i + 1}T15:00`), temperature })),
    );
    const { summary, days } = await climateMonth(ctx(), { stationId, month: "2025-07" });
    expect(summary.counts.us.hot).toBe(2);
    const read = days.slice(0, 3).map(({ metrics }) => inSystem("temperature", metrics.temperature?.max ?? 0, "us"));
    expect(read).toEqual([90, 89.96, 89.9]);
  });

  it("a yearly report shows seasons, the first of which begins in December of the year before", async () => {
    const stationId = await stationWith([
      { time: at("2024-11-30T15:00"), temperature: 40, rain: 100 },
      { time: at("2024-12-01T15:00"), temperature: -4, rain: 1 },
      ...hourly("2025-01-10T00:00", 24, () => ({ temperature: 2 })),
      { time: at("2025-03-01T00:00"), temperature: 9, rain: 2 },
      { time: at("2025-03-01T00:05"), rain: 4 },
      { time: at("2025-11-30T23:59"), temperature: 7, rain: 8 },
      { time: at("2025-12-01T15:00"), temperature: -30, rain: 16 },
    ]);
    const { seasons, seasonsSummary, summary } = await climateYear(ctx(), { stationId, year: 2025 });
    expect(seasons.map(({ first, last }) => `${first} ${last}`)).toEqual([
      "2024-12 2025-02",
      "2025-03 2025-05",
      "2025-06 2025-08",
      "2025-09 2025-11",
    ]);
    const rain = seasons.map(({ metrics }) => metrics.rain?.value ?? null);
    // The rain of midnight fell in February.
    expect([...rain, seasonsSummary.metrics.rain?.value]).toEqual([3, 4, null, 8, 15]);
    const [winter, spring, summer] = seasons;
    expect(winter).toMatchObject({
      meanHigh: -1,
      measuredDays: 3,
      metrics: { temperature: { min: -4, isWhole: false } },
    });
    expect(spring?.metrics.temperature?.value).toBe(9);
    expect(summer).toMatchObject({ metrics: {}, meanHigh: null, measuredDays: 0 });
    expect(seasonsSummary.metrics.temperature?.min).toBe(-4);
    expect(summary.metrics.temperature?.min).toBe(-30);
  });

  it("reports total the rain of the station's own rain year", async () => {
    const whole = hourly("2024-10-01T00:30", 24 * 365, (hour) => ({ rain: hour % 24 === 12 ? 1 : 0 }));
    const readings = [
      { time: at("2024-09-30T12:00"), rain: 100 },
      ...whole,
      { time: at("2025-10-01T12:00"), rain: 7 },
      { time: at("2026-01-01T00:10"), rain: 5 },
    ];
    const stationId = await stationWith(readings, { rainYearStart: 10 });
    const { rainYear, seasons } = await climateYear(ctx(), { stationId, year: 2025 });
    expect(rainYear).toEqual({ first: "2024-10-01", last: "2025-09-30", rain: { value: 365, isWhole: true } });
    expect(seasons.map(({ metrics }) => metrics.rain?.value)).toEqual([90, 92, 92, 37]);
    const { rainYear: before } = await climateYear(ctx(), { stationId, year: 2024 });
    expect(before).toEqual({ first: "2023-10-01", last: "2024-09-30", rain: { value: 100, isWhole: false } });
    // Today's rain counts, though most days are missing.
    const { rainYear: running } = await trends(ctx(), { id: stationId });
    expect(running).toEqual({ first: "2025-10-01", last: "2026-09-30", rain: { value: 12, isWhole: false } });
    const calendar = await stationWith(readings.slice(-1));
    expect((await climateYear(ctx(), { stationId: calendar, year: 2026 })).rainYear).toBeNull();
    expect((await trends(ctx(), { id: calendar })).rainYear).toEqual({
      first: "2026-01-01",
      last: "2026-12-31",
      rain: { value: 5, isWhole: true },
    });
    expect((await trends(ctx(), { id: await stationWith([]) })).rainYear.rain).toBeNull();
  });

  it("a rain year of which a few days are missing names those days", async () => {
    const rainYearWithout = async (...missing: string[]) => {
      const days = hourly("2024-10-01T12:00", 24 * 365, () => ({ rain: 1 })).filter(({ time }) => {
        const local = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(ZONE);
        // A gauge that is read once a day.
        return local.hour === 12 && !missing.includes(local.toPlainDate().toString());
      });
      const stationId = await stationWith(days, { rainYearStart: 10 });
      return (await climateYear(ctx(), { stationId, year: 2025 })).rainYear?.rain;
    };
    expect(await rainYearWithout("2024-11-02", "2024-11-03", "2025-02-01", "2025-02-20")).toEqual({
      value: 361,
      isWhole: true,
    });
    expect(await rainYearWithout("2025-02-19", "2025-02-20", "2025-02-21")).toEqual({ value: 362, isWhole: false });
  });

  it("reports count growing degree days with the requested limits", async () => {
    // McMaster and Wilhelm 1997: the mean of 31 and 5 °C is 18; within 10 and 30 °C they are 30 and 10, whose mean is 20.
    const stationId = await stationWith([
      { time: at("2025-07-01T05:00"), temperature: 5 },
      { time: at("2025-07-01T15:00"), temperature: 31 },
    ]);
    const asked = { stationId, growing: { base: 10, limit: 30, method: "extremes" } } as const;
    const growing = { degreeDays: { growing: 10 } };
    expect(await climateMonth(ctx(), { ...asked, month: "2025-07" })).toMatchObject({
      days: expect.arrayContaining([expect.objectContaining({ degreeDays: expect.objectContaining({ growing: 10 }) })]),
      summary: growing,
    });
    const year = await climateYear(ctx(), { ...asked, year: 2025 });
    expect([year.months[6], year.summary]).toMatchObject([growing, growing]);
    const usual = await climateMonth(ctx(), { stationId, month: "2025-07" });
    expect(usual.summary.degreeDays?.growing).toBe(8);
  });

  it("reports state the first and the last time of the station's data", async () => {
    const stationId = await stationWith([
      { time: at("2024-12-31T23:30"), rain: 0 },
      { time: at("2025-03-01T00:00"), temperature: 1 },
    ]);
    expect(await climateSpan(ctx(), { stationId })).toEqual({ first: "2024-12-31", last: "2025-03-01" });
    expect(await climateSpan(ctx(), { stationId: await stationWith([]) })).toBeNull();
  });

  it("reports of a station without readings are empty", async () => {
    const stationId = await stationWith([]);
    const { days, summary } = await climateMonth(ctx(), { stationId, month: "2024-02" });
    expect(days).toHaveLength(29);
    expect(summary).toMatchObject({
      metrics: {},
      degreeDays: null,
      windRun: null,
      prevailingWind: null,
      wettestDay: null,
      measuredDays: 0,
    });
    const year = await climateYear(ctx(), { stationId, year: 1750 });
    expect(climateYearSchema.parse(year)).toMatchObject({ days: [], summary });
  });

  it("reports refuse an invalid month, and a station that the user may not see", async () => {
    const hidden = await stationWith([], { isPublic: false });
    for (const ask of [
      () => climateMonth(ctx(), { stationId: hidden, month: "2025-01" }),
      () => climateYear(ctx(), { stationId: hidden, year: 2025 }),
      () => climateSpan(ctx(), { stationId: hidden }),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: "not_found" });
    }
    for (const month of ["2025-13", "2025-1", "1749-12", "9999-01", "2025-01-01"]) {
      await expect(climateMonth(ctx(), { stationId: hidden, month })).rejects.toMatchObject({ code: "invalid" });
    }
  });
});
