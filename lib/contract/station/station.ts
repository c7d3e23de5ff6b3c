import { z } from "zod";
import { FRESHNESS } from "../../weather/time/freshness";
import { valuesSchema } from "../reading/reading";

/** Whether a station's latest values represent the present weather. See weather/time/freshness.ts. */
export const freshnessSchema = z
  .enum(FRESHNESS)
  .describe(
    "May the latest values be taken for the weather now? fresh: observed up to 90 minutes ago; stale: up to 24 hours ago; offline: longer ago; never: nothing was observed yet.",
  );

/** In the unit named beside it. */
export const rainTodaySchema = z
  .number()
  .nullable()
  .describe(
    "Rain since the station's midnight; null where none was measured since. `rain` is what came with one reading.",
  );

/** A station with its current conditions, for the web pages and live events. */
export const stationSummarySchema = z.object({
  id: z.int().positive(),
  name: z.string(),
  lat: z.number(),
  lon: z.number(),
  /** Metres above mean sea level. */
  elevation: z.number().nullable(),
  timeZone: z.string(),
  /** Month, 1 to 12, in which the rain year begins. */
  rainYearStart: z.int(),
  description: z.string(),
  isPublic: z.boolean(),
  isDemo: z.boolean(),
  /** When the latest reading was observed, epoch ms; null before the first one. */
  timestamp: z.number().nullable(),
  latest: valuesSchema,
});
export type StationSummary = z.infer<typeof stationSummarySchema>;

const currentValueSchema = z.object({
  station: stationSummarySchema.pick({ id: true, name: true }),
  /** When it was observed, epoch ms. */
  time: z.number(),
  value: z.number(),
});

/**
 * The newest temperature (°C) and humidity (%) that anyone may see: from one reading if any has both, else the newest
 * of each; null if there is none.
 */
export const currentSchema = z.object({
  temperature: currentValueSchema.nullable(),
  humidity: currentValueSchema.nullable(),
});
export type Current = z.infer<typeof currentSchema>;
export type CurrentValue = z.infer<typeof currentValueSchema>;
