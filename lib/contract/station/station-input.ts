import { z } from "zod";
import { METRICS } from "../../weather/metrics";
import { FLAGS } from "../../weather/quality/flags";
import { isTimeZone } from "../../weather/time/days";
import { epochMsSchema } from "../reading/reading";
import { lineSchema, textSchema } from "../text";
import { stationSummarySchema } from "./station";

/** For what is not there at all; of what is, zod says what is wrong with it. */
const required = (issue: { input?: unknown }) => (issue.input === undefined ? "This field is required." : undefined);

const detailsSchema = z.object({
  name: lineSchema({ error: required }).min(1, "This field may not be blank.").max(100),
  lat: z.number({ error: required }).min(-90).max(90),
  lon: z.number({ error: required }).min(-180).max(180),
  /** Metres above mean sea level. */
  elevation: z.number().min(-500).max(9000).nullish(),
  /** IANA name; from the coordinates unless given. */
  timeZone: z
    .string()
    .max(64)
    // What a form sends of a field that is left empty.
    .transform((name) => (name === "" ? undefined : name))
    .refine((name) => name === undefined || isTimeZone(name), { error: "There is no time zone of this name." })
    .optional(),
  /** Month, 1 to 12, in which its rain year begins. */
  rainYearStart: z.int().min(1).max(12),
  description: textSchema().max(2000),
  isPublic: z.boolean(),
  /** The user whose station it is: they see it when it is private. */
  ownerId: z.int().positive().nullable(),
});

/** What makes a new station. */
export const newStationSchema = detailsSchema.extend({
  rainYearStart: detailsSchema.shape.rainYearStart.default(1),
  description: detailsSchema.shape.description.default(""),
  isPublic: detailsSchema.shape.isPublic.default(true),
  isDemo: z.boolean().default(false),
  /** The one who adds it unless given. */
  ownerId: detailsSchema.shape.ownerId.optional(),
});

/** A station and its first observation, as the textbook API sends them together. */
export const registrationSchema = newStationSchema.pick({ name: true, lat: true, lon: true }).extend({
  timestamp: epochMsSchema,
  /** °C */
  temperature: z.number(),
});

/** What may be said anew of a station, with an observation of its temperature (°C). What is absent stays. */
export const stationChangeSchema = detailsSchema.partial().extend({
  /** When the station was moved to its new elevation: readings before keep the former one. Without it that was wrong all the time. */
  elevationFrom: epochMsSchema.nullish(),
  timestamp: epochMsSchema.optional(),
  temperature: z.number().min(METRICS.temperature.min).max(METRICS.temperature.max).optional(),
});

/** The station as it is after a change, and what became of the observation. */
export const changedStationSchema = z.object({
  station: stationSummarySchema,
  observation: z.enum(["none", "stored", "repeated", "corrected"]),
  /** What was said of the weather, which need not be what the station shows as its latest; null where nothing new was said. */
  said: z
    .object({
      /** Epoch ms. */
      time: z.number(),
      /** °C */
      temperature: z.number(),
      /** What quality control, or a person, says of the value. */
      flag: z.enum(FLAGS).nullable(),
    })
    .nullable(),
});
export type ChangedStation = z.infer<typeof changedStationSchema>;
