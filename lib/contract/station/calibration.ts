import { z } from "zod";
import { METRIC_KEYS } from "../../weather/metrics";
import { epochMsSchema } from "../reading/reading";

const shape = {
  stationId: z.int().positive(),
  metric: z.enum(METRIC_KEYS),
  /** Time of the first reading to which it applies. */
  since: epochMsSchema,
  factor: z.number().min(0.01).max(100),
  /** In the metric's unit. */
  offset: z.number().min(-100_000).max(100_000),
};

export const newCalibrationSchema = z.object({
  ...shape,
  factor: shape.factor.default(1),
  offset: shape.offset.default(0),
});

/** Absent fields keep their values. */
export const calibrationChangeSchema = z.object({
  factor: shape.factor.optional(),
  offset: shape.offset.optional(),
});
