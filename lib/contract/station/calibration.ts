import { z } from "zod";
import { METRIC_KEYS } from "../../weather/metrics";
import { epochMsSchema } from "../reading/reading";

const shape = {
  stationId: z.int().positive(),
  metric: z.enum(METRIC_KEYS),
  /** The first reading that it holds for. */
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

/** What is absent stays. */
export const calibrationChangeSchema = z.object({
  factor: shape.factor.optional(),
  offset: shape.offset.optional(),
});
