import { z } from "zod";
import { METRIC_KEYS } from "../../weather/metrics";
import { FLAGS } from "../../weather/quality/flags";
import { readingKeySchema } from "./correction";
import { epochMsSchema, valuesSchema } from "./reading";

/** One stored reading with all its details. Times are epoch ms. */
export const readingItemSchema = z.object({
  stationId: z.int(),
  time: z.number(),
  receivedAt: z.number(),
  /** The raw values. */
  values: valuesSchema,
  /** Why a value is not used, or used with reserve. */
  flags: z.partialRecord(z.enum(METRIC_KEYS), z.enum(FLAGS)).nullable(),
  /** Values shown in place of raw ones. */
  corrections: valuesSchema.nullable(),
  /** Channels that are not metrics. */
  extra: z.record(z.string(), z.number()).nullable(),
  /** The values in charts and statistics. */
  shown: valuesSchema,
});
export type ReadingItem = z.infer<typeof readingItemSchema>;
export type ReadingKey = z.infer<typeof readingKeySchema>;

/** A page of readings: stations in ascending order, each with the newest first. At most one of `after` and `before`. */
export const readingsQuerySchema = z.object({
  stationId: z.int().positive().optional(),
  /** Epoch ms, half-open. */
  from: epochMsSchema.optional(),
  to: epochMsSchema.optional(),
  /** Start the page just after this reading, or end it just before the other one. */
  after: readingKeySchema.optional(),
  before: readingKeySchema.optional(),
  size: z.int().min(1).max(1000),
});

export const readingsPageSchema = z.object({
  items: z.array(readingItemSchema),
  /** Cursors for `after` and `before`; null where there are no more readings. */
  next: readingKeySchema.nullable(),
  previous: readingKeySchema.nullable(),
});
export type ReadingsPage = z.infer<typeof readingsPageSchema>;
