import { z } from "zod";
import { METRIC_KEYS, METRICS, type MetricKey } from "../../weather/metrics";
import { lineSchema } from "../text";
import { epochMsSchema } from "./reading";

const metricSchema = z.enum(METRIC_KEYS, { error: "There is no metric of this name." });

/** Identifies one reading. */
export const readingKeySchema = z.object({
  stationId: z.int().positive(),
  time: epochMsSchema,
});

const reasonSchema = lineSchema().min(1, "A reason is required.").max(500);

/** A person's decision about one metric of a reading; the raw value is always kept. */
export const correctionSchema = readingKeySchema.extend({
  reason: reasonSchema,
  change: z
    .discriminatedUnion("kind", [
      /** Show this value instead of the raw one. */
      z.object({ kind: z.literal("correct"), metric: metricSchema, value: z.number() }),
      /** Show nothing. */
      z.object({ kind: z.literal("hide"), metric: metricSchema }),
      /** Show the raw value again, regardless of corrections and quality control. */
      z.object({ kind: z.literal("restore"), metric: metricSchema }),
    ])
    .refine(
      (change) =>
        change.kind !== "correct" ||
        (change.value >= METRICS[change.metric].min && change.value <= METRICS[change.metric].max),
      { error: "This value is not possible.", path: ["value"] },
    ),
});

export const removalSchema = readingKeySchema.extend({ reason: reasonSchema });

const valueSchema = z.number({ error: "A valid number is required." }).nullable().optional();

const amendedShape = Object.fromEntries(
  METRIC_KEYS.map((key) => [
    key,
    valueSchema.refine(
      (value) => typeof value !== "number" || (value >= METRICS[key].min && value <= METRICS[key].max),
      { error: "This value is not possible." },
    ),
  ]),
) as Record<MetricKey, typeof valueSchema>;

/** A person's decisions about several metrics of one reading: the value to show, or null for none. */
export const amendedValuesSchema = z.strictObject(amendedShape, {
  error: (issue) => (issue.code === "unrecognized_keys" ? "There is no metric of this name." : undefined),
});

export const amendmentSchema = readingKeySchema.extend({ reason: reasonSchema });

/** A reading entered by a person: a value for each metric that was measured. */
export const newReadingSchema = amendedValuesSchema.extend(readingKeySchema.shape);
