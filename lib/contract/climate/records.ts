import { z } from "zod";
import { METRIC_KEYS } from "../../weather/metrics";

/** The spans of which records are kept: the station's own day, month and year, and all time. */
export const RECORD_SPANS = ["today", "month", "year", "all"] as const;
export type RecordSpan = (typeof RECORD_SPANS)[number];

/** The earliest of equal ones. `time` is when it was observed, epoch ms. */
const recordSchema = z.object({ value: z.number(), time: z.number() });

/** By metric; one without data in the span is absent. */
const extremesSchema = z.partialRecord(z.enum(METRIC_KEYS), recordSchema);

const spanRecordsSchema = z.object({
  /** Of temperature, feels-like (heat), dew point, humidity, pressure, gust, rain rate and snow depth. */
  highs: extremesSchema,
  /** Of temperature, feels-like (cold), dew point, humidity and pressure. */
  lows: extremesSchema,
  /** The most rain (mm) on one day ("2026-07-04"); null without any rain. */
  wettestDay: z.object({ day: z.string(), value: z.number() }).nullable(),
  /** The most rain in one month ("2026-07"); null without any, and in spans of no more than a month. */
  wettestMonth: z.object({ month: z.string(), value: z.number() }).nullable(),
});
export type SpanRecords = z.infer<typeof spanRecordsSchema>;

/** Pressure is that at sea level where the station's is known, else the station's: never both. */
export const recordsSchema = z.object({
  timeZone: z.string(),
  /** The station's date now. */
  today: z.string(),
  spans: z.record(z.enum(RECORD_SPANS), spanRecordsSchema),
});
export type Records = z.infer<typeof recordsSchema>;

/** Of one day, in °C and mm; null where it was not measured. */
const dayNumbersSchema = z.object({
  high: z.number().nullable(),
  low: z.number().nullable(),
  mean: z.number().nullable(),
  rain: z.number().nullable(),
});
export type DayNumbers = z.infer<typeof dayNumbersSchema>;

/** Today against the same date in earlier years. Without any there is nothing to show: `years` is empty. */
export const sameDaySchema = z.object({
  /** The station's date now; its numbers are those so far. */
  day: z.string(),
  today: dayNumbersSchema,
  /** Earlier years that have data for this date, newest first. On 29 February leap years only. */
  years: z.array(dayNumbersSchema.extend({ year: z.int() })),
  /** The means of those years' whole days. */
  means: dayNumbersSchema,
  /** The day's temperature so far against the same hours of these years, in °C: see weather/climate/sameHours.ts. */
  comparison: z.object({ change: z.number(), years: z.array(z.int()).min(1) }).nullable(),
});
export type SameDay = z.infer<typeof sameDaySchema>;

/** The station's first and last date with any data; null before there is any. */
export const climateSpanSchema = z.object({ first: z.string(), last: z.string() }).nullable();
export type ClimateSpan = z.infer<typeof climateSpanSchema>;
