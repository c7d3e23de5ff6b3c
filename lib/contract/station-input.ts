import { z } from "zod";
import { isTimeZone } from "../weather/days";

const REQUIRED = "This field is required.";

/** What makes a new station. */
export const newStationSchema = z.object({
  name: z.string({ error: REQUIRED }).trim().min(1, "This field may not be blank.").max(100),
  lat: z.number({ error: REQUIRED }).min(-90).max(90),
  lon: z.number({ error: REQUIRED }).min(-180).max(180),
  /** Metres above mean sea level. */
  elevation: z.number().min(-500).max(9000).nullish(),
  /** IANA name; from the coordinates unless given. */
  timeZone: z.string().refine(isTimeZone, { error: "There is no time zone of this name." }).optional(),
  description: z.string().max(2000).default(""),
  isPublic: z.boolean().default(true),
  isDemo: z.boolean().default(false),
});
