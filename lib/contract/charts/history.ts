import { z } from "zod";
import { METRIC_KEYS, type MetricKey } from "../../weather/metrics";
import { channelNameSchema, MAX_STATION_CHANNELS } from "../reading/channels";
import { epochMsSchema } from "../reading/reading";

/** `auto` selects the finest that gives at most some thousand rows. */
export const HISTORY_RESOLUTIONS = ["raw", "hour", "day", "auto"] as const;

export const historyInputSchema = z.object({
  stationId: z.int().positive(),
  /** Epoch ms, half-open; by default the last day. */
  from: epochMsSchema.optional(),
  to: epochMsSchema.optional(),
  metrics: z.array(z.enum(METRIC_KEYS)).min(1).optional(),
  /** Names of channels; by default all that the actor may see if no metrics are named, otherwise none. */
  channels: z.array(channelNameSchema).max(MAX_STATION_CHANNELS).optional(),
  resolution: z.enum(HISTORY_RESOLUTIONS).default("auto"),
  /** The maximum number of rows. */
  limit: z.int().min(1).max(100_000).optional(),
});

/** The representative value of an hour or a day (see weather/statistics/rollup.ts), and its extremes. */
export interface Bucket {
  value: number | null;
  min: number;
  max: number;
  /** Number of readings, and of the hours that they observed. */
  count: number;
  coverage: number;
}

/** One observation, hour or day. Metrics without good values are absent. */
export interface HistoryRow {
  /** Epoch ms: the observation's time, or the start of the hour or day. */
  time: number;
  values: Partial<Record<MetricKey, number>>;
  /** Values of channels, by name; absent if there are none. */
  channels?: Record<string, number>;
  channelBuckets?: Record<string, Bucket>;
  /** Absent when the resolution is raw. */
  buckets?: Partial<Record<MetricKey, Bucket>>;
}
