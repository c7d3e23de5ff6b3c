import { z } from "zod";
import { valuesSchema } from "../../contract/reading/reading";
import { freshnessSchema, rainTodaySchema } from "../../contract/station/station";
import type { StationAsOfNow } from "../../services/stations";

/** A station in /api/v1. Times are ISO 8601 in UTC, values in the units of weather/metrics.ts. */
export const stationSchema = z.object({
  id: z.int(),
  url: z.url(),
  name: z.string(),
  lat: z.number(),
  lon: z.number(),
  elevation: z.number().nullable().describe("Metres above mean sea level."),
  timeZone: z.string().describe("IANA name."),
  rainYearStart: z.int().describe("Month, 1 to 12, in which its rain year begins."),
  description: z.string(),
  isPublic: z.boolean(),
  isDemo: z.boolean(),
  latest: z
    .object({ time: z.iso.datetime(), values: valuesSchema })
    .nullable()
    .describe("Good values of the newest reading; null before the first one."),
  freshness: freshnessSchema,
  rainToday: rainTodaySchema.describe("mm since the station's midnight; null if none was measured since."),
});

export function representStation(station: StationAsOfNow, origin: string): z.infer<typeof stationSchema> {
  const { id, timestamp, latest, freshness, rainToday, ...place } = station;
  return {
    id,
    url: `${origin}/api/v1/stations/${id}`,
    ...place,
    latest: timestamp === null ? null : { time: new Date(timestamp).toISOString(), values: latest },
    freshness,
    rainToday,
  };
}
