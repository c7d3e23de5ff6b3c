import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { recordsSchema, sameDaySchema } from "@/lib/contract/climate/records";
import { records, sameDay } from "@/lib/services/climate";
import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { heatIndex, windChill } from "@/lib/weather/formulas/comfort";
import { HOUR_MS } from "@/lib/weather/time/durations";
import { onEachDatabase } from "../../support/database";
import { ANYONE } from "../actors";

const ZONE = "Asia/Kolkata";
const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).epochMilliseconds;
const NOW = at("2024-02-29T15:00");

onEachDatabase("climate records", (fixture) => {
  type Reading = { time: number; [metric: string]: number };

  async function stationWith(readings: Reading[], isPublic = true): Promise<number> {
    const place = { name: "Test", lat: 22.5, lon: 88.3, timeZone: ZONE, isPublic };
    const { id } = await createStation(fixture.ctx(), place);
    await record(
      fixture.ctx({ now: NOW }),
      readings.map((reading) => ({ station: id, ...reading })),
    );
    await refresh(fixture.ctx(), { stationId: id });
    return id;
  }

  const ctx = (now = NOW) => fixture.ctx({ now, actor: ANYONE });

  async function recordsOf(stationId: number) {
    const found = await records(ctx(), { stationId });
    expect(recordsSchema.parse(found)).toEqual(found);
    return found;
  }

  async function sameDayOf(stationId: number, now = NOW) {
    const found = await sameDay(ctx(now), { stationId });
    expect(sameDaySchema.parse(found)).toEqual(found);
    return found;
  }

  it("records are kept of the station's own day, month and year, and of all time; the earliest of equal ones counts", async () => {
    const today = at("2024-02-29T00:10");
    const stationId = await stationWith([
      { time: at("2023-05-01T14:00"), temperature: 44, windGust: 30, rain: 3 },
      { time: at("2023-05-02T14:00"), temperature: 44, windGust: 31, rain: 3 },
      { time: at("2023-07-01T14:00"), temperature: 30, rain: 4, pressure: 990 },
      { time: at("2024-01-01T06:00"), temperature: 9, rain: 1 },
      { time: at("2024-02-28T23:50"), temperature: 12, rain: 2 },
      { time: today, temperature: 14, rain: 0.5 },
    ]);
    const { spans, ...rest } = await recordsOf(stationId);
    expect(rest).toEqual({ timeZone: ZONE, today: "2024-02-29" });
    expect(spans.today).toMatchObject({
      highs: { temperature: { value: 14, time: today } },
      lows: { temperature: { value: 14, time: today } },
      wettestDay: { day: "2024-02-29", value: 0.5 },
      wettestMonth: null,
    });
    expect(spans.month.lows.temperature).toEqual({ value: 12, time: at("2024-02-28T23:50") });
    expect(spans.month.wettestDay).toEqual({ day: "2024-02-28", value: 2 });
    expect(spans.year.lows.temperature).toEqual({ value: 9, time: at("2024-01-01T06:00") });
    expect(spans.year.wettestMonth).toEqual({ month: "2024-02", value: 2.5 });
    expect(spans.all).toMatchObject({
      highs: { temperature: { value: 44, time: at("2023-05-01T14:00") }, windGust: { value: 31 } },
      lows: { temperature: { value: 9 }, pressure: { value: 990 } },
      wettestDay: { day: "2023-07-01", value: 4 },
      wettestMonth: { month: "2023-05", value: 6 },
    });
    expect(spans.all.lows).not.toHaveProperty("windGust");
    expect(spans.year.highs).not.toHaveProperty("windGust");
  });

  // Neither formula is defined between 50 and 80 °F (NWS): the mildest wind chill does not count as the highest feels-like value.
  it("the highest feels-like records come from heat, and the lowest from cold", async () => {
    const cold = [
      { time: at("2024-01-01T06:00"), temperature: 2, windSpeed: 8 },
      { time: at("2024-01-02T06:00"), temperature: 9, windSpeed: 3 },
      { time: at("2024-01-03T06:00"), temperature: 20, windSpeed: 8, humidity: 60 },
    ];
    const winter = await recordsOf(await stationWith(cold));
    expect(winter.spans.all.lows.feelsLike?.value).toBeCloseTo(windChill(2, 8) ?? 0, 6);
    expect(winter.spans.all.highs).not.toHaveProperty("feelsLike");
    const hot = { time: at("2024-02-03T14:00"), temperature: 35, humidity: 50 };
    const year = await recordsOf(await stationWith([...cold, hot]));
    expect(year.spans.all.highs.feelsLike).toEqual({ value: heatIndex(35, 50), time: hot.time });
    expect(year.spans.all.lows.feelsLike?.time).toBe(cold[0]?.time);
    const summer = await recordsOf(await stationWith([hot]));
    expect(summer.spans.all.lows).not.toHaveProperty("feelsLike");
  });

  it("records are empty where nothing was measured", async () => {
    const nothing = { highs: {}, lows: {}, wettestDay: null, wettestMonth: null };
    const stationId = await stationWith([]);
    const { spans } = await recordsOf(stationId);
    expect(spans).toEqual({ today: nothing, month: nothing, year: nothing, all: nothing });
    const none = { high: null, low: null, mean: null, rain: null };
    expect(await sameDayOf(stationId)).toEqual({
      day: "2024-02-29",
      today: none,
      years: [],
      means: none,
      comparison: null,
    });
  });

  it("records of this date in earlier years stand beside today, those of 29 February in leap years only", async () => {
    const stationId = await stationWith([
      { time: at("2016-02-29T05:00"), temperature: 10, rain: 8 },
      { time: at("2020-02-29T05:00"), temperature: 12 },
      { time: at("2020-02-29T14:00"), temperature: 22 },
      { time: at("2023-02-28T14:00"), temperature: 50 },
      { time: at("2023-03-01T14:00"), temperature: 50 },
      { time: at("2024-02-29T05:00"), temperature: 14 },
      { time: at("2024-02-29T14:00"), temperature: 20 },
    ]);
    expect(await sameDayOf(stationId)).toEqual({
      day: "2024-02-29",
      today: { high: 20, low: 14, mean: 17, rain: null },
      years: [
        { year: 2020, high: 22, low: 12, mean: 17, rain: null },
        { year: 2016, high: 10, low: 10, mean: 10, rain: 8 },
      ],
      means: { high: 16, low: 11, mean: 13.5, rain: 8 },
      // Two of fifteen hours are too few to compare.
      comparison: null,
    });
    const { years } = await sameDayOf(stationId, at("2024-02-28T10:00"));
    expect(years.map(({ year }) => year)).toEqual([2023]);
  });

  it("records of this date in earlier years are compared hour by hour, once enough of the day has passed", async () => {
    // The course of a day, a degree warmer this year: until the afternoon its mean is far below those of whole days.
    const course = (day: string, degrees: number, hours = 24) =>
      Array.from({ length: hours }, (_, hour) => ({
        time: at(`${day}T00:10`) + hour * HOUR_MS,
        temperature: degrees - 8 * Math.cos(((hour - 4) / 24) * 2 * Math.PI),
      }));
    const stationId = await stationWith([
      ...[2023, 2022, 2021].flatMap((year) => course(`${year}-02-15`, 20)),
      // Only the afternoon was measured.
      ...course("2020-02-15", 50).slice(12),
      ...course("2024-02-15", 21, 10),
    ]);
    const early = await sameDayOf(stationId, at("2024-02-15T05:40"));
    expect(early.comparison).toBeNull();
    const { comparison, today, means } = await sameDayOf(stationId, at("2024-02-15T07:40"));
    expect(comparison?.years).toEqual([2023, 2022, 2021]);
    expect(comparison?.change).toBeCloseTo(1, 9);
    expect(today.mean).toBeLessThan((means.mean ?? 0) - 2);
    // The station fell silent at ten o'clock.
    expect((await sameDayOf(stationId, at("2024-02-15T16:40"))).comparison).toBeNull();
  });

  it("records are hidden from users who may not see the station", async () => {
    const stationId = await stationWith([], false);
    await expect(records(ctx(), { stationId })).rejects.toMatchObject({ code: "not_found" });
    await expect(sameDay(ctx(), { stationId })).rejects.toMatchObject({ code: "not_found" });
  });
});
