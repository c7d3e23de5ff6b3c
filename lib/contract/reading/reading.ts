import { z } from "zod";
import { EXAMPLE_VALUES } from "../../weather/examples";
import { isMetricKey, METRIC_KEYS, type MetricKey, type Values } from "../../weather/metrics";
import type { Flags } from "../../weather/quality/quality";
import { isRainCounter, RAIN_COUNTERS, type RainCounter, type RainCounters } from "../../weather/rain/counters";
import { admissible, type Channels, extraSchema } from "./channels";

/** A smaller number is epoch seconds, otherwise epoch milliseconds (1973 in ms, the year 5138 in s). */
const FIRST_MILLISECONDS = 1e11;
/** The oldest instrumental records still in daily use begin about then. */
export const EARLIEST = Date.UTC(1750, 0, 1);
export const LATEST = Date.UTC(9999, 11, 31);

const BAD_TIME = "Use ISO 8601 with an offset (2026-01-31T12:00:00Z) or epoch seconds.";

const isoTime = z.iso.datetime({ offset: true, error: BAD_TIME }).transform((text) => Date.parse(text));
const epochTime = z.number({ error: BAD_TIME }).transform(epochMs);

/** When an observation was made, in epoch ms: from ISO 8601 with an offset, or epoch seconds or milliseconds. */
export const timeSchema = z
  .union([isoTime, epochTime], { error: BAD_TIME })
  .refine((time) => time >= EARLIEST && time <= LATEST, { error: "This time is out of range." });

/** A time in epoch ms. */
export const epochMsSchema = z.int().min(EARLIEST).max(LATEST);

/** Good values by metric, in the units of weather/metrics.ts. A metric that was not measured is absent. */
export const valuesSchema = z.partialRecord(z.enum(METRIC_KEYS), z.number());

const NOT_A_NUMBER = "A valid number is required.";
const valueSchema = z.number({ error: NOT_A_NUMBER }).nullish();

const metricShape = Object.fromEntries(
  METRIC_KEYS.map((key) => [key, valueSchema.meta({ examples: [EXAMPLE_VALUES[key]] })]),
) as Record<MetricKey, typeof valueSchema>;

const MEASURED = [...METRIC_KEYS, ...RAIN_COUNTERS];

/** What has fallen since some beginning, mm. Any number is accepted, as a gauge's fault must not cost the reading. */
const counterSchema = valueSchema.meta({ examples: [238.8] });
const counterShape = Object.fromEntries(RAIN_COUNTERS.map((key) => [key, counterSchema])) as Record<
  RainCounter,
  typeof counterSchema
>;

/**
 * One observation, by any transport: finite numbers in the units of weather/metrics.ts, null for not measured. An
 * unknown name is refused rather than dropped, so that a misspelt metric is noticed.
 */
export const readingSchema = z
  .strictObject(
    {
      station: z.int({ error: "A station's number is required." }).positive().optional(),
      time: timeSchema.optional(),
      ...metricShape,
      ...counterShape,
      extra: extraSchema.nullish(),
    },
    {
      error: (issue) =>
        issue.code === "unrecognized_keys"
          ? "There is no metric of this name; put other channels under extra."
          : "Expected an object with time and metrics.",
    },
  )
  .refine((reading) => MEASURED.some((key) => typeof reading[key] === "number") || hasExtra(reading.extra), {
    error: "At least one metric is required.",
  });

/** A reading in the form used for recording: metrics that were not measured are absent. */
export interface Reading {
  station: number | undefined;
  /** Epoch ms. */
  time: number | undefined;
  values: Values;
  extra: Channels | null;
  /** Names of channels that are left out, if any are. */
  omitted?: string[];
  /** Absent if there are none. */
  counters?: RainCounters;
}

/** Parses one observation, by a fast path if it is plain, otherwise by the schema. */
export function readReading(input: unknown): { reading: Reading } | { error: z.ZodError } {
  const plain = plainReading(input);
  if (plain) return { reading: plain };
  // Before the schema, for which thousands of names would be an issue each.
  const { sent, omitted } = withAdmissible(input);
  const { data, error } = readingSchema.safeParse(sent);
  if (error) return { error };
  const { station, time, extra, ...metrics } = data;
  const values: Values = {};
  for (const key of METRIC_KEYS) {
    const value = metrics[key];
    if (typeof value === "number") values[key] = value;
  }
  const reading: Reading = { station, time, values, extra: extra && hasExtra(extra) ? extra : null };
  if (omitted.length > 0) reading.omitted = omitted;
  for (const key of RAIN_COUNTERS) {
    const value = metrics[key];
    if (typeof value === "number") reading.counters = { ...reading.counters, [key]: value };
  }
  return { reading };
}

/** The input with the channels that are kept. */
function withAdmissible(input: unknown): { sent: unknown; omitted: string[] } {
  const extra = typeof input === "object" && input !== null && "extra" in input ? input.extra : null;
  if (typeof extra !== "object" || extra === null || Array.isArray(extra)) return { sent: input, omitted: [] };
  const { first, omitted } = admissible(extra);
  return { sent: Object.assign({}, input, { extra: first }), omitted };
}

/**
 * Equivalent to the schema for a flat object of valid numbers, as nearly every reading is, at a fraction of its cost;
 * undefined for anything else, valid or not, which is left to the schema.
 */
export function plainReading(input: unknown): Reading | undefined {
  if (typeof input !== "object" || input === null || Object.getPrototypeOf(input) !== Object.prototype) return;
  const reading: Reading = { station: undefined, time: undefined, values: {}, extra: null };
  const fields = input as Record<string, unknown>;
  let measured = false;
  for (const key in fields) {
    const value = fields[key];
    if (isMetricKey(key)) {
      if (value === null) continue;
      if (typeof value !== "number" || !Number.isFinite(value)) return;
      reading.values[key] = value;
      measured = true;
    } else if (key === "station" && isStationNumber(value)) reading.station = value;
    else if (key === "time") {
      reading.time = plainTime(value);
      if (reading.time === undefined) return;
    } else if (isRainCounter(key)) {
      if (value === null) continue;
      if (typeof value !== "number" || !Number.isFinite(value)) return;
      reading.counters = { ...reading.counters, [key]: value };
      measured = true;
    } else return;
  }
  return measured ? reading : undefined;
}

function isStationNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

const ISO_TIME = z.core.regexes.datetime({ offset: true, precision: null, local: false });

function plainTime(value: unknown): number | undefined {
  let time = Number.NaN;
  if (typeof value === "string" && ISO_TIME.test(value)) time = Date.parse(value);
  if (typeof value === "number") time = epochMs(value);
  return time >= EARLIEST && time <= LATEST ? time : undefined;
}

function epochMs(number: number): number {
  return Math.round(number < FIRST_MILLISECONDS ? number * 1000 : number);
}

function hasExtra(extra: Channels | null | undefined): boolean {
  return extra !== null && extra !== undefined && Object.keys(extra).length > 0;
}

/**
 * The result for one reading. Where its station has one of the same time already, it adds what that lacked (completed),
 * or shows its value in place of another one (corrected), or changes nothing (repeated). `omitted` has the names of
 * channels that were left out.
 */
export type ReadingResult =
  | { status: "stored" | "completed" | "corrected"; flags: Flags | null; omitted?: string[] }
  | { status: "repeated"; omitted?: string[] }
  | { status: "refused"; errors: Record<string, string[]> };
