import { z } from "zod";
import { isTimeZone } from "../weather/days";
import { epochMsSchema } from "./reading";
import { textSchema } from "./text";

/** For what is not there at all; of what is, zod says what is wrong with it. */
const required = (issue: { input?: unknown }) => (issue.input === undefined ? "This field is required." : undefined);

/** What makes a new station. */
export const newStationSchema = z.object({
  name: textSchema({ error: required }).trim().min(1, "This field may not be blank.").max(100),
  lat: z.number({ error: required }).min(-90).max(90),
  lon: z.number({ error: required }).min(-180).max(180),
  /** Metres above mean sea level. */
  elevation: z.number().min(-500).max(9000).nullish(),
  /** IANA name; from the coordinates unless given. */
  timeZone: z.string().refine(isTimeZone, { error: "There is no time zone of this name." }).optional(),
  description: textSchema().max(2000).default(""),
  isPublic: z.boolean().default(true),
  isDemo: z.boolean().default(false),
});

/** A station and its first observation, as the textbook API sends them together. */
export const registrationSchema = newStationSchema.pick({ name: true, lat: true, lon: true }).extend({
  timestamp: epochMsSchema,
  /** °C */
  temperature: z.number(),
});
