import { z } from "zod";
import { METRICS } from "../../weather/metrics";
import { FLAGS } from "../../weather/quality/flags";
import { isTimeZone } from "../../weather/time/days";
import { epochMsSchema } from "../reading/reading";
import { lineSchema, textSchema } from "../text";
import { stationSummarySchema } from "./station";

/** Message for an absent field; zod reports what is wrong with a present one. */
const required = (issue: { input?: unknown }) => (issue.input === undefined ? "This field is required." : undefined);

const detailsSchema = z.object({
  name: lineSchema({ error: required }).min(1, "This field may not be blank.").max(100),
  lat: z.number({ error: required }).min(-90).max(90),
  lon: z.number({ error: required }).min(-180).max(180),
  /** Metres above mean sea level. */
  elevation: z.number().min(-500).max(9000).nullish(),
  /** IANA name; by default derived from the coordinates. */
  timeZone: z
    .string()
    .max(64)
    // A form sends an empty string for a field that is left empty.
    .transform((name) => (name === "" ? undefined : name))
    .refine((name) => name === undefined || isTimeZone(name), { error: "There is no time zone of this name." })
    .optional(),
  /** Month, 1 to 12, in which the station's rain year begins. */
  rainYearStart: z.int().min(1).max(12),
  description: textSchema().max(2000),
  isPublic: z.boolean(),
  /** The station's owner, who sees it even when it is private. */
  ownerId: z.int().positive().nullable(),
});

/** A new station. */
export const newStationSchema = detailsSchema.extend({
  rainYearStart: detailsSchema.shape.rainYearStart.default(1),
  description: detailsSchema.shape.description.default(""),
  isPublic: detailsSchema.shape.isPublic.default(true),
  isDemo: z.boolean().default(false),
  /** Default: the user who adds it. */
  ownerId: detailsSchema.shape.ownerId.optional(),
});

/** A station and its first observation, sent together as in the textbook API. */
export const registrationSchema = newStationSchema.pick({ name: true, lat: true, lon: true }).extend({
  timestamp: epochMsSchema,
  /** °C */
  temperature: z.number(),
});

/** Changes to a station, with an optional new temperature observation (°C). Absent fields keep their values. */
export const stationChangeSchema = detailsSchema.partial().extend({
  /**
   * When the station was moved to its new elevation: earlier readings keep the old one. Without it the old elevation
   * counts as a mistake, and all readings get the new one.
   */
  elevationFrom: epochMsSchema.nullish(),
  timestamp: epochMsSchema.optional(),
  temperature: z.number().min(METRICS.temperature.min).max(METRICS.temperature.max).optional(),
});

/** The station after a change, and the result of the observation. */
export const changedStationSchema = z.object({
  station: stationSummarySchema,
  observation: z.enum(["none", "stored", "repeated", "completed", "corrected"]),
  /** The observation sent, which need not be the station's latest; null if none was sent. */
  said: z
    .object({
      /** Epoch ms. */
      time: z.number(),
      /** °C */
      temperature: z.number(),
      /** The value's flag, set by quality control or a person. */
      flag: z.enum(FLAGS).nullable(),
    })
    .nullable(),
});
export type ChangedStation = z.infer<typeof changedStationSchema>;
