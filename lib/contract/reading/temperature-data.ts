import { z } from "zod";
import { METRICS } from "../../weather/metrics";
import { epochMsSchema } from "./reading";

/** A new spot reading: a temperature without a station. */
export const newTemperatureDataSchema = z.object({
  /** Epoch ms. */
  timestamp: epochMsSchema,
  /** °C */
  temperature: z.number().min(METRICS.temperature.min).max(METRICS.temperature.max),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
});

/** Absent fields keep their values. */
export const temperatureDataChangeSchema = newTemperatureDataSchema.partial();

export const temperatureDataSchema = newTemperatureDataSchema.extend({ id: z.int() });
export type TemperatureDataItem = z.infer<typeof temperatureDataSchema>;
