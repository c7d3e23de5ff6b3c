import { z } from "zod";
import { METRIC_KEYS } from "../weather/metrics";

/** Good values by metric, in the units of weather/metrics.ts. A metric that was not measured is absent. */
export const valuesSchema = z.partialRecord(z.enum(METRIC_KEYS), z.number());

/** A station with its current conditions, as our own pages and live events carry it. */
export const stationSummarySchema = z.object({
  id: z.int().positive(),
  name: z.string(),
  lat: z.number(),
  lon: z.number(),
  /** Metres above mean sea level. */
  elevation: z.number().nullable(),
  timeZone: z.string(),
  description: z.string(),
  isPublic: z.boolean(),
  isDemo: z.boolean(),
  /** When the latest reading was observed, epoch ms; null before the first one. */
  timestamp: z.number().nullable(),
  latest: valuesSchema,
});
export type StationSummary = z.infer<typeof stationSummarySchema>;

/** The newest temperature (°C) that anyone may see, with the humidity (%) observed beside it. */
export const currentSchema = z.object({
  station: stationSummarySchema.pick({ id: true, name: true }),
  /** Epoch ms. */
  time: z.number(),
  temperature: z.number(),
  humidity: z.number().nullable(),
});
export type Current = z.infer<typeof currentSchema>;
