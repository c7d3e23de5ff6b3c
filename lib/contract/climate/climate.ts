import { z } from "zod";
import { CONVENTIONS, COUNTED_DAYS } from "../../weather/climate/dayCounts";
import { EVAPOTRANSPIRATION_METHODS } from "../../weather/formulas/evapotranspiration";
import { METRIC_KEYS } from "../../weather/metrics";
import { EARLIEST } from "../reading/reading";
import { stationSummarySchema } from "../station/station";
import { growingSchema } from "./growing";

const FIRST_YEAR = new Date(EARLIEST).getUTCFullYear();
/** The last year whose end every database can represent. */
const LAST_YEAR = 9998;

export const yearSchema = z.int().min(FIRST_YEAR).max(LAST_YEAR);

/** "2026-07" */
export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: "Use a year and a month: 2026-07." })
  .refine((text) => yearSchema.safeParse(Number(text.slice(0, 4))).success, { error: "This year is out of range." });

/** The period in a report's address: "2026" or "2026-07"; undefined for anything else. */
export function periodNamed(text: string): { year: number } | { month: string } | undefined {
  const month = monthSchema.safeParse(text);
  if (month.success) return { month: month.data };
  const year = /^\d{4}$/.test(text) ? yearSchema.safeParse(Number(text)) : undefined;
  return year?.success ? { year: year.data } : undefined;
}

/** A date of the station's own calendar, "2026-07-04". */
const daySchema = z.string();

const stationSchema = stationSummarySchema.pick({
  id: true,
  name: true,
  lat: true,
  lon: true,
  elevation: true,
  timeZone: true,
  rainYearStart: true,
  isDemo: true,
});

export const stationInputSchema = z.object({ stationId: z.int().positive() });
const growingShape = {
  /** How growing degree days are counted, if not by the default rule. */
  growing: growingSchema.optional(),
};
export const monthInputSchema = stationInputSchema.extend({ month: monthSchema, ...growingShape });
export const yearInputSchema = stationInputSchema.extend({ year: yearSchema, ...growingShape });

/**
 * One metric over a day, month or year. `value` is the mean, weighted by observed time (rain: the sum; wind direction:
 * that of the resultant wind, null when the winds cancel). In a month or year the running day counts only for rain and
 * extremes, and the mean is null before a day is over. Times are epoch ms of the readings with the extremes.
 */
const climateValueSchema = z.object({
  value: z.number().nullable(),
  /** Number of observed hours. */
  coverage: z.number(),
  /**
   * False when so much of the day, month or year is missing that the value does not represent it: see
   * weather/statistics/completeness.ts.
   */
  isWhole: z.boolean(),
  min: z.number(),
  minTime: z.number(),
  max: z.number(),
  maxTime: z.number(),
});
export type ClimateValue = z.infer<typeof climateValueSchema>;

const metricsSchema = z.partialRecord(z.enum(METRIC_KEYS), climateValueSchema);
export type ClimateMetrics = z.infer<typeof metricsSchema>;

/** In K·d: see weather/climate/climate.ts. */
const degreeDaysSchema = z.object({ heating: z.number(), cooling: z.number(), growing: z.number() });

/**
 * Reference evapotranspiration of grass in mm, and the number of days computed by each method: see
 * weather/formulas/evapotranspiration.ts.
 */
export const evapotranspirationSchema = z.object({
  value: z.number(),
  days: z.record(z.enum(EVAPOTRANSPIRATION_METHODS), z.int()),
});
export type Evapotranspiration = z.infer<typeof evapotranspirationSchema>;

/** Metrics that were not measured are absent; a day without any is included, with no metrics. */
const climateDaySchema = z.object({
  day: daySchema,
  metrics: metricsSchema,
  /** Null without a temperature, and before the day is over. */
  degreeDays: degreeDaysSchema.nullable(),
  /** Null like the degree days; not whole if the temperature is not. */
  evapotranspiration: evapotranspirationSchema.nullable(),
  /** Kilometres; null without a wind speed. */
  windRun: z.number().nullable(),
  /**
   * The most frequent of sixteen directions, by hours, in degrees; null if there is none: see
   * weather/statistics/prevailing.ts.
   */
  prevailingWind: z.number().nullable(),
});
export type ClimateDay = z.infer<typeof climateDaySchema>;

const wettestDaySchema = z.object({ day: daySchema, value: z.number() });

/** The completed days of a month or year taken together. Degree days, evapotranspiration and the wind run are sums. */
const climatePeriodSchema = climateDaySchema.omit({ day: true }).extend({
  /** Means of the days' highest and lowest temperatures, °C. */
  meanHigh: z.number().nullable(),
  meanLow: z.number().nullable(),
  /** mm; null without any rain. */
  wettestDay: wettestDaySchema.nullable(),
  /** How many completed days have any metric, and how many were hot, wet, …: see weather/climate/dayCounts.ts. */
  measuredDays: z.int(),
  counts: z.record(z.enum(CONVENTIONS), z.record(z.enum(COUNTED_DAYS), z.int())),
});
export type ClimatePeriod = z.infer<typeof climatePeriodSchema>;

/** The day that is not over yet, if it belongs to the period. */
const runningDaySchema = daySchema.nullable();

/** A month by its days, including those to come. */
export const climateMonthSchema = z.object({
  station: stationSchema,
  runningDay: runningDaySchema,
  month: monthSchema,
  days: z.array(climateDaySchema),
  summary: climatePeriodSchema,
});
export type ClimateMonth = z.infer<typeof climateMonthSchema>;

/** What a year's calendar can colour by, in °C, mm and m/s; null where not measured. */
const calendarShape = {
  high: z.number().nullable(),
  low: z.number().nullable(),
  mean: z.number().nullable(),
  rain: z.number().nullable(),
  gust: z.number().nullable(),
};
const calendarDaySchema = z.object({ day: daySchema, ...calendarShape });
export type CalendarDay = z.infer<typeof calendarDaySchema>;
export type CalendarValue = keyof typeof calendarShape;

/** A year that begins in the station's rain year month, and its rain so far, in mm; null where none was measured. */
export const rainYearSchema = z.object({
  first: daySchema,
  last: daySchema,
  rain: climateValueSchema.pick({ isWhole: true }).extend({ value: z.number() }).nullable(),
});
export type RainYear = z.infer<typeof rainYearSchema>;

/** Three months, given by the first ("2025-12") and the last. */
const seasonSchema = climatePeriodSchema.extend({ first: z.string(), last: z.string() });

/** A year by its twelve months, by its seasons (from December of the previous year), and its days that have data. */
export const climateYearSchema = z.object({
  station: stationSchema,
  runningDay: runningDaySchema,
  year: yearSchema,
  months: z.array(climatePeriodSchema.extend({ month: monthSchema })).length(12),
  seasons: z.array(seasonSchema).length(4),
  /** From December to November. */
  seasonsSummary: climatePeriodSchema,
  /** The rain year that ends in this year; null if it equals the calendar year. */
  rainYear: rainYearSchema.nullable(),
  days: z.array(calendarDaySchema),
  summary: climatePeriodSchema,
});
export type ClimateYear = z.infer<typeof climateYearSchema>;
