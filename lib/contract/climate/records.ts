import { z } from "zod";
import { METRIC_KEYS } from "../../weather/metrics";

/** The spans of records: the station's own day, month and year, and all time. */
export const RECORD_SPANS = ["today", "month", "year", "all"] as const;
export type RecordSpan = (typeof RECORD_SPANS)[number];

/** The earliest of equal values. `time` is when it was observed, epoch ms. */
const recordSchema = z.object({ value: z.number(), time: z.number() });

/** By metric; metrics without data in the span are absent. */
const extremesSchema = z.partialRecord(z.enum(METRIC_KEYS), recordSchema);

const spanRecordsSchema = z.object({
  /** For temperature, feels-like (heat), dew point, humidity, pressure, gust, rain rate and snow depth. */
  highs: extremesSchema,
  /** For temperature, feels-like (cold), dew point, humidity and pressure. */
  lows: extremesSchema,
  /** The most rain (mm) on one day ("2026-07-04"); null without any rain. */
  wettestDay: z.object({ day: z.string(), value: z.number() }).nullable(),
  /** The most rain in one month ("2026-07"); null without any rain, and in spans of a month or less. */
  wettestMonth: z.object({ month: z.string(), value: z.number() }).nullable(),
});
export type SpanRecords = z.infer<typeof spanRecordsSchema>;

/** Sea-level pressure where it is known, else station pressure: never both. */
export const recordsSchema = z.object({
  timeZone: z.string(),
  /** The station's current date. */
  today: z.string(),
  spans: z.record(z.enum(RECORD_SPANS), spanRecordsSchema),
});
export type Records = z.infer<typeof recordsSchema>;

/** One day, in °C and mm; null where not measured. */
const dayNumbersSchema = z.object({
  high: z.number().nullable(),
  low: z.number().nullable(),
  mean: z.number().nullable(),
  rain: z.number().nullable(),
});
export type DayNumbers = z.infer<typeof dayNumbersSchema>;

/** Today compared with the same date in earlier years; `years` is empty if there are none. */
export const sameDaySchema = z.object({
  /** The station's current date, with its values so far. */
  day: z.string(),
  today: dayNumbersSchema,
  /** Earlier years that have data for this date, newest first; for 29 February only leap years. */
  years: z.array(dayNumbersSchema.extend({ year: z.int() })),
  /** Means of those years' whole days. */
  means: dayNumbersSchema,
  /** The day's temperature so far against the same hours of these years, in °C: see weather/climate/sameHours.ts. */
  comparison: z.object({ change: z.number(), years: z.array(z.int()).min(1) }).nullable(),
});
export type SameDay = z.infer<typeof sameDaySchema>;

/** The station's first and last date with any data; null if it has none. */
export const climateSpanSchema = z.object({ first: z.string(), last: z.string() }).nullable();
export type ClimateSpan = z.infer<typeof climateSpanSchema>;
