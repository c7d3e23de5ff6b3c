import { z } from "zod";
import { LOG_LEVELS } from "../log";
import { ConfigError } from "./error";

const seconds = z.string().transform(Number).pipe(z.number("must be a number of seconds"));
const station = z
  .string()
  .regex(/^[1-9]\d{0,9}$/, "must be the station's number")
  .transform(Number);

/** Each variable overrides the same key of the config file, whose schema validates the value. */
const environmentSchema = z.object({
  WEATHER_URL: z.string().optional(),
  WEATHER_KEY: z.string().optional(),
  WEATHER_STATION: station.optional(),
  WEATHER_MQTT_URL: z.string().optional(),
  WEATHER_INTERVAL: seconds.optional(),
  WEATHER_DATA_DIR: z.string().optional(),
  WEATHER_LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).optional(),
  /** Folder that takes the place of /, to run the agent on another board's files. */
  WEATHER_ROOT: z.string().optional(),
});
export type Environment = z.infer<typeof environmentSchema>;

/** The only reader of the environment. An empty variable counts as not set. @throws ConfigError */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const result = environmentSchema.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
  throw new ConfigError(`The environment is wrong: ${faults.join("; ")}.`);
}
