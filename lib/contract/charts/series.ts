import { z } from "zod";
import { METRIC_KEYS } from "../../weather/metrics";
import { FLAGS } from "../../weather/quality/flags";
import { spanSchema } from "./span";

export const metricsSchema = z.array(z.enum(METRIC_KEYS)).min(1).max(METRIC_KEYS.length);

export const seriesInputSchema = z
  .object({
    stationId: z.int().positive(),
    /** Default: all metrics of the station. */
    metrics: metricsSchema.optional(),
    /** Include refused and suspect values, for ranges up to 31 days. */
    flagged: z.boolean().default(false),
  })
  .and(spanSchema);

/** `minutes` stands for raw readings in five-minute buckets, used where there are too many to draw. */
export const RESOLUTIONS = ["raw", "minutes", "hour", "day", "week", "month"] as const;

/** One metric over time, as columns of equal length: a row per observation or bucket, in order of time. */
export const columnsSchema = z.object({
  /** Epoch ms: the observation's time, or the start of its bucket (of a week or month its first day with data). */
  time: z.array(z.number()),
  /** The observation, or the mean (rain: the sum; wind direction: the vector's) of its bucket. */
  value: z.array(z.number().nullable()),
  /** Lowest and highest of the bucket; absent when the resolution is raw. */
  min: z.array(z.number()).exactOptional(),
  max: z.array(z.number()).exactOptional(),
});

/** A raw value that is not used, or used with reserve, and why. */
const flaggedSchema = z.object({
  metric: z.enum(METRIC_KEYS),
  /** Epoch ms. */
  time: z.number(),
  value: z.number(),
  flag: z.enum(FLAGS),
});

/** The data of a station's chart. Metrics without values in the range are absent. */
export const seriesSchema = z.object({
  stationId: z.int(),
  timeZone: z.string(),
  /** Epoch ms, half-open. */
  from: z.number(),
  to: z.number(),
  resolution: z.enum(RESOLUTIONS),
  metrics: z.partialRecord(z.enum(METRIC_KEYS), columnsSchema),
  /** Oldest first, a thousand at most; only on request. */
  flagged: z.array(flaggedSchema).exactOptional(),
});
export type Series = z.infer<typeof seriesSchema>;
