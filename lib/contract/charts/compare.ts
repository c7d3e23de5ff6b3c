import { z } from "zod";
import { METRIC_KEYS } from "../../weather/metrics";
import { stationInputSchema, yearSchema } from "../climate/climate";
import { columnsSchema, RESOLUTIONS } from "./series";
import { spanSchema } from "./span";

/** More lines than this cannot be told apart. */
export const MAX_COMPARED = 6;

const metricShape = { metric: z.enum(METRIC_KEYS) };

export const compareStationsInputSchema = z
  .object({ ...metricShape, stationIds: z.array(z.int().positive()).min(1).max(MAX_COMPARED) })
  .and(spanSchema);

export const compareYearsInputSchema = stationInputSchema.extend({
  ...metricShape,
  years: z.array(yearSchema).min(1).max(MAX_COMPARED),
});

const frameShape = {
  ...metricShape,
  /** Epoch ms, half-open. */
  from: z.number(),
  to: z.number(),
  resolution: z.enum(RESOLUTIONS),
};

const stationSchema = z.object({ id: z.int(), name: z.string(), timeZone: z.string() });

/**
 * Stations side by side in the requested order. Those that the caller may not see are left out, as if they did not
 * exist.
 */
export const compareStationsSchema = z.object({
  ...frameShape,
  lines: z.array(z.object({ station: stationSchema, columns: columnsSchema })),
});
export type CompareStations = z.infer<typeof compareStationsSchema>;

/** Years of a station on one calendar: `time` is the day's in the leap year 2000, UTC. */
export const compareYearsSchema = z.object({
  ...frameShape,
  station: stationSchema,
  lines: z.array(z.object({ year: z.int(), columns: columnsSchema })),
});
export type CompareYears = z.infer<typeof compareYearsSchema>;
