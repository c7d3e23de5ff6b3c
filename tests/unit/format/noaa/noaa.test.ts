import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClimateDay, ClimateMonth, ClimatePeriod, ClimateYear } from "../../../../lib/contract/climate/climate";
import { noaaMonth } from "../../../../lib/format/noaa/month";
import { noaaYear } from "../../../../lib/format/noaa/year";
import { daysOfMonth, monthsOfYear, seasonsOf } from "../../../../lib/weather/climate/calendar";
import { degreeDays } from "../../../../lib/weather/climate/climate";
import { dayStart } from "../../../../lib/weather/time/days";
import { UNIT_SYSTEMS } from "../../../../lib/weather/units/systems";

const HOUR = 3_600_000;
const timeZone = "America/New_York";
const station = {
  id: 1,
  name: "Zürich Høngg 東",
  lat: 40.64,
  lon: -73.78,
  elevation: 4,
  timeZone,
  rainYearStart: 1,
  isDemo: false,
};

/** As far as a summary shows it; rain falls every third day. */
function dayWith(day: string, high: number, low: number, gust: number): ClimateDay {
  const start = dayStart(day, timeZone);
  const extremes = (min: number, max: number) => ({
    coverage: 24,
    isWhole: true,
    min,
    minTime: start + 5 * HOUR,
    max,
    maxTime: start + 15 * HOUR,
  });
  const rain = Number(day.slice(8)) % 3 === 0 ? 2.54 : 0;
  return {
    day,
    metrics: {
      temperature: { value: (high + low) / 2, ...extremes(low, high) },
      windSpeed: { value: gust / 3, ...extremes(0, gust) },
      windGust: { value: gust / 2, ...extremes(0, gust) },
      // The resultant, which no summary shows.
      windDirection: { value: 100, ...extremes(0, 359) },
      rain: { value: rain, ...extremes(0, rain) },
      rainRate: { value: rain, ...extremes(0, rain * 10) },
      snowDepth: { value: 0, ...extremes(0, 0) },
      sunshine: { value: 372, ...extremes(0, 60) },
    },
    degreeDays: degreeDays(high, low),
    evapotranspiration: { value: 2.54, days: { measured: 25, radiationEstimated: 2, temperatureOnly: 1 } },
    windRun: gust * 28.8,
    prevailingWind: 225,
  };
}

function periodLike(day: ClimateDay): ClimatePeriod {
  const { temperature, rain } = day.metrics;
  return {
    metrics: day.metrics,
    degreeDays: day.degreeDays,
    evapotranspiration: day.evapotranspiration,
    windRun: day.windRun,
    prevailingWind: day.prevailingWind,
    meanHigh: temperature?.max ?? null,
    meanLow: temperature?.min ?? null,
    wettestDay: rain ? { day: day.day, value: rain.max } : null,
    measuredDays: temperature ? 1 : 0,
    counts: {
      metric: { hot: 3, ice: 1, frost: 12, bitter: 0, rain: 11, wet: 10, soaked: 0 },
      us: { hot: 2, ice: 2, frost: 13, bitter: 1, rain: 12, wet: 9, soaked: 1 },
    },
  };
}

const nothing = (day: string): ClimateDay => ({
  day,
  metrics: {},
  degreeDays: null,
  evapotranspiration: null,
  windRun: null,
  prevailingWind: null,
});

function monthOf(dayNamed: (day: string) => ClimateDay): ClimateMonth {
  const days = daysOfMonth("2026-02").map(dayNamed);
  return { station, runningDay: null, month: "2026-02", days, summary: periodLike(days[2] ?? nothing("2026-02-03")) };
}

function yearOf(dayNamed: (day: string) => ClimateDay): ClimateYear {
  const months = monthsOfYear(2026).map((month) => ({ month, ...periodLike(dayNamed(`${month}-03`)) }));
  const summary = periodLike(dayNamed("2026-07-03"));
  const seasons = seasonsOf(2026).map(([first = "", , last = ""]) => ({
    first,
    last,
    ...periodLike(dayNamed(`${last}-03`)),
  }));
  const rain = { value: 512, isWhole: true };
  // The calendar's days are not in the text.
  return {
    station,
    runningDay: null,
    year: 2026,
    months,
    seasons,
    seasonsSummary: summary,
    rainYear: { first: "2025-10-01", last: "2026-09-30", rain: dayNamed("2026-07-03").metrics.rain ? rain : null },
    days: [],
    summary,
  };
}

/** A day without data among the others. */
const usual = (day: string) =>
  day.endsWith("05") ? nothing(day) : dayWith(day, Number(day.slice(8)) / 2, Number(day.slice(8)) / 2 - 8, 12);

describe("the summary of a month", () => {
  it.each(UNIT_SYSTEMS)("the monthly summary in %s units has this layout", async (system) => {
    await expect(noaaMonth(monthOf(usual), system)).toMatchFileSnapshot(`golden/month-${system}.txt`);
  });
});

describe("the summary of a year", () => {
  it.each(UNIT_SYSTEMS)("the yearly summary in %s units has this layout", async (system) => {
    await expect(noaaYear(yearOf(usual), system)).toMatchFileSnapshot(`golden/year-${system}.txt`);
  });

  it("the yearly summary of an empty year has all its lines", async () => {
    await expect(noaaYear(yearOf(nothing), "metric")).toMatchFileSnapshot("golden/year-empty.txt");
  });
});

it("the yearly summary counts nothing in months to come, and applies the requested degree day rule", () => {
  const year = yearOf((day) => (day > "2026-07-04" ? nothing(day) : usual(day)));
  const text = noaaYear(year, "metric", { base: 5, limit: 30, method: "extremes" });
  expect(text).toMatch(/^ 08$/m);
  expect(text).toMatch(/^ 07 .* 3 /m);
  expect(text).toMatch(/\nGROWING DEGREE DAYS: \d+\.\d \(BASE 5\.0 C, LIMIT 30\.0 C OF HIGH AND LOW\)\n/);
  expect(noaaMonth(monthOf(usual), "us")).toMatch(/\nGROWING DEGREE DAYS: \d+\.\d \(BASE 50\.0 F OF THE MEAN\)\n/);
});

it("summaries name incomplete figures and the running day", () => {
  const { summary, ...month } = monthOf(usual);
  const [{ temperature, rain }, runningDay] = [summary.metrics, "2026-02-28"];
  const metrics = {
    ...summary.metrics,
    ...(temperature && { temperature: { ...temperature, isWhole: false } }),
    ...(rain && { rain: { ...rain, isWhole: false } }),
  };
  const report = { ...month, summary: { ...summary, metrics } };
  expect(noaaMonth({ ...report, runningDay }, "metric")).toMatch(
    /\nINCOMPLETE: TEMP, RAIN\n\(OF A MONTH .*\)\nSO FAR: 2026-02-28 IS NOT OVER, .*\n$/,
  );
  const year = yearOf(usual);
  const months = year.months.map((one, i) => (i === 1 ? { ...one, metrics } : one));
  expect(noaaYear({ ...year, months }, "metric")).toContain("\nINCOMPLETE IN Feb 2026: TEMP, RAIN\n");
  expect(noaaYear(year, "metric")).not.toContain("INCOMPLETE");
});

it("summaries are aligned and ASCII for any values and names", () => {
  const temperature = fc.double({ min: -95, max: 60, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(temperature, { minLength: 31, maxLength: 31 }),
      fc.double({ min: 0, max: 120, noNaN: true }),
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(...UNIT_SYSTEMS),
      (temperatures, gust, name, system) => {
        const report = monthOf((day) => dayWith(day, temperatures[Number(day.slice(8)) - 1] ?? 0, -95, gust));
        const text = noaaMonth({ ...report, station: { ...station, name } }, system);
        expect(text).toMatch(/^[\x20-\x7e\n]*$/);
        const rows = text.split("\n").filter((line) => /^ ?\d\d /.test(line));
        expect(rows).toHaveLength(28);
        expect(new Set(rows.map((line) => line.length)).size).toBe(1);
      },
    ),
    { numRuns: 50 },
  );
});
