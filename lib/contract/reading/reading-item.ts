import { z } from "zod";
import { METRIC_KEYS } from "../../weather/metrics";
import { FLAGS } from "../../weather/quality/flags";
import { readingKeySchema } from "./correction";
import { epochMsSchema, valuesSchema } from "./reading";

/** One stored reading, with all that is known of it. Times are epoch ms. */
export const readingItemSchema = z.object({
  stationId: z.int(),
  time: z.number(),
  receivedAt: z.number(),
  /** As they were sent. */
  values: valuesSchema,
  /** Why a value is not used, or used with reserve. */
  flags: z.partialRecord(z.enum(METRIC_KEYS), z.enum(FLAGS)).nullable(),
  /** What stands in for a value. */
  corrections: valuesSchema.nullable(),
  /** Channels that are no metric of ours. */
  extra: z.record(z.string(), z.number()).nullable(),
  /** What charts and statistics show. */
  shown: valuesSchema,
});
export type ReadingItem = z.infer<typeof readingItemSchema>;
export type ReadingKey = z.infer<typeof readingKeySchema>;

/** A page of readings: stations in ascending order, of each the newest first. At most one of `after` and `before`. */
export const readingsQuerySchema = z.object({
  stationId: z.int().positive().optional(),
  /** Epoch ms, half-open. */
  from: epochMsSchema.optional(),
  to: epochMsSchema.optional(),
  /** The page that begins just after this reading, or ends just before that one. */
  after: readingKeySchema.optional(),
  before: readingKeySchema.optional(),
  size: z.int().min(1).max(1000),
});

export const readingsPageSchema = z.object({
  items: z.array(readingItemSchema),
  /** For `after` and for `before`; null where there are no more. */
  next: readingKeySchema.nullable(),
  previous: readingKeySchema.nullable(),
});
export type ReadingsPage = z.infer<typeof readingsPageSchema>;
