import { z } from "zod";
import { METRIC_KEYS, type MetricKey } from "../../weather/metrics";
import { epochMsSchema } from "../reading/reading";

/** `auto` takes the finest that gives some thousand rows at most. */
export const HISTORY_RESOLUTIONS = ["raw", "hour", "day", "auto"] as const;

export const historyInputSchema = z.object({
  stationId: z.int().positive(),
  /** Epoch ms, half-open; by default the last day. */
  from: epochMsSchema.optional(),
  to: epochMsSchema.optional(),
  metrics: z.array(z.enum(METRIC_KEYS)).min(1).optional(),
  resolution: z.enum(HISTORY_RESOLUTIONS).default("auto"),
  /** No more rows than this. */
  limit: z.int().min(1).max(100_000).optional(),
});

/** The representative value of an hour or a day (see weather/statistics/rollup.ts), and its extremes. */
export interface Bucket {
  value: number | null;
  min: number;
  max: number;
  /** How many readings, and how many hours they observed. */
  count: number;
  coverage: number;
}

/** One observation, hour or day. Metrics with nothing good are absent. */
export interface HistoryRow {
  /** Epoch ms: when it was observed, or when the hour or day begins. */
  time: number;
  values: Partial<Record<MetricKey, number>>;
  /** Absent when the resolution is raw. */
  buckets?: Partial<Record<MetricKey, Bucket>>;
}
