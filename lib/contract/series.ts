import { z } from "zod";
import { METRIC_KEYS } from "../weather/metrics";

/** The ranges a chart offers, in hours. */
export const RANGES = { "24h": 24, "7d": 7 * 24, "30d": 30 * 24, year: 365 * 24 } as const;
export type Range = keyof typeof RANGES;

export const seriesInputSchema = z.object({
  stationId: z.int().positive(),
  range: z.enum(Object.keys(RANGES) as [Range, ...Range[]]),
});

/** `minutes` stands for raw readings gathered five minutes at a time, where there are too many to draw. */
export const RESOLUTIONS = ["raw", "minutes", "hour", "day"] as const;

/** One metric over time, as columns of one length: a row per observation, hour or day, in order of time. */
const columnsSchema = z.object({
  /** Epoch ms: the observation's time, or the start of its hour or day. */
  time: z.array(z.number()),
  /** The observation, or the mean (rain: the sum; wind direction: the vector's) of its hour or day. */
  value: z.array(z.number().nullable()),
  /** Lowest and highest of the bucket; absent when the resolution is raw. */
  min: z.array(z.number()).exactOptional(),
  max: z.array(z.number()).exactOptional(),
});

/** What a station's chart draws. Metrics with nothing in the range are absent. */
export const seriesSchema = z.object({
  stationId: z.int(),
  timeZone: z.string(),
  /** Epoch ms, half-open. */
  from: z.number(),
  to: z.number(),
  resolution: z.enum(RESOLUTIONS),
  metrics: z.partialRecord(z.enum(METRIC_KEYS), columnsSchema),
});
export type Series = z.infer<typeof seriesSchema>;
