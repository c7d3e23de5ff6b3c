import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { DEFAULT_PREFIX } from "./contract/device/topics";
import { FORECAST_SOURCES } from "./contract/forecast/source";
import { UNIT_SYSTEMS } from "./weather/units/systems";

const flag = z.enum(["0", "1"], "must be 0 or 1").transform((value) => value === "1");
const list = z
  .string()
  .transform((text) => text.split(",").map((item) => item.trim()))
  .pipe(z.array(z.string().min(1)));

const ADDRESSES_HELP = "must be HOST=ADDRESS, ADDRESS being http://HOST:PORT, https://HOST:PORT or tcp://HOST:PORT";
const addresses = list
  .pipe(z.array(z.string().regex(/^[^=\s]+=(https?|tcp):\/\/[^/?#@\s]+$/, ADDRESSES_HELP)))
  .transform((pairs) => new Map(pairs.map((pair) => pair.split("=", 2) as [host: string, address: string])));

const RATE_HELP = "must be a whole number of requests a minute, or 0 for no limit";
const rate = z.coerce.number(RATE_HELP).pipe(z.int(RATE_HELP).min(0, RATE_HELP).max(10_000_000, RATE_HELP));

const PORT_HELP = "must be a whole number from 0 to 65535";
const port = z.coerce.number("must be a number").pipe(z.int(PORT_HELP).min(0, PORT_HELP).max(65_535, PORT_HELP));
const MQTT_URL_HELP = "must be mqtt://USER:PASSWORD@HOST:PORT, mqtts://, ws:// or wss://";
const MQTT_TOPIC_HELP = "must be one level of a topic: letters, digits, _ and - only";
const DATABASE_URL_HELP = "must be file:PATH (SQLite) or mysql://USER:PASSWORD@HOST:PORT/DATABASE (MySQL, MariaDB)";
const PUBLIC_URL_HELP = "must be an address without a path, as https://weather.example.org";
const SERVICE_URL_HELP = "must be an address, as https://forecast.example.org";
const serviceUrl = z
  .string()
  .regex(/^https?:\/\/[^/?#@\s]+(\/[^?#\s]*)?$/, SERVICE_URL_HELP)
  .pipe(z.url(SERVICE_URL_HELP));
const KEY_HELP = "must be letters, digits, _ and - only";
const serviceKey = z.string().regex(/^[\w-]{1,128}$/, KEY_HELP);
const CONTACT_HELP = "must be a mail address or the address of a page, in plain letters";
const SMTP_URL_HELP = "must be smtp://USER:PASSWORD@HOST:PORT, or smtps:// for TLS from the start";

/** Every environment variable of the server, with defaults that work. `.env.example` documents them in prose. */
export const envSchema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
    PORT: port.default(8000),
    HOST: z.string().min(1).default("0.0.0.0"),
    DATA_DIR: z.string().min(1).default("data"),
    DATABASE_URL: z
      .string()
      .regex(/^(file:.+|(mysql|mariadb):\/\/[^/]+\/[^/?]+)/, DATABASE_URL_HELP)
      .optional(),
    DEMO: flag.default(true),
    DEMO_DEVICE: flag.default(true),
    ADMIN_USER: z.string().min(1).max(150).default("admin"),
    ADMIN_PASSWORD: z.string().min(8, "must have at least 8 characters").max(1024).optional(),
    AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
    ALLOWED_HOSTS: list.optional(),
    TRUST_PROXY: flag.default(false),
    PUBLIC_API: flag.default(false),
    STATION_POST: z.enum(["create", "record"], "must be create or record").default("create"),
    RATE_LIMIT_KEY: rate.default(600),
    RATE_LIMIT_USER: rate.default(6000),
    RATE_LIMIT_ADDRESS: rate.default(600),
    RATE_LIMIT_PAGES: rate.default(6000),
    MQTT: flag.default(true),
    MQTT_HOST: z.string().min(1).optional(),
    MQTT_PORT: port.default(1883),
    MQTT_WS_PORT: port.optional(),
    MQTT_TLS_PORT: port.default(8883),
    MQTT_TLS_CERT: z.string().min(1).optional(),
    MQTT_TLS_KEY: z.string().min(1).optional(),
    MQTT_URL: z
      .string()
      .regex(/^(mqtts?|wss?):\/\/[^/\s]/, MQTT_URL_HELP)
      .pipe(z.url(MQTT_URL_HELP))
      .optional(),
    MQTT_TOPIC: z
      .string()
      .regex(/^[\w-]{1,64}$/, MQTT_TOPIC_HELP)
      .default(DEFAULT_PREFIX),
    CONSOLE_PORT: port.optional(),
    HA_DISCOVERY: flag.default(false),
    HA_DISCOVERY_PREFIX: z
      .string()
      .regex(/^[\w-]{1,64}$/, MQTT_TOPIC_HELP)
      .default("homeassistant"),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    UNITS: z.enum(UNIT_SYSTEMS, `must be one of ${UNIT_SYSTEMS.join(", ")}`).optional(),
    MAP_TILES_URL: z.url("must be an address with {z}, {x} and {y}").optional(),
    MAP_TILES_ATTRIBUTION: z.string().max(500).optional(),
    UPLOAD_ADDRESSES: addresses.default(new Map()),
    FORECAST: z.enum(FORECAST_SOURCES, `must be one of ${FORECAST_SOURCES.join(", ")}`).optional(),
    FORECAST_CONTACT: z
      .string()
      .regex(/^(?=.*[@.])[!-~]{5,200}$/, CONTACT_HELP)
      .optional(),
    FORECAST_URL: serviceUrl.optional(),
    OPEN_METEO_KEY: serviceKey.optional(),
    OPENWEATHERMAP_KEY: serviceKey.optional(),
    OPENWEATHERMAP_URL: serviceUrl.default("https://api.openweathermap.org"),
    PUBLIC_URL: z
      .string()
      .regex(/^https?:\/\/[^/?#@\s]+\/?$/, PUBLIC_URL_HELP)
      .pipe(z.url(PUBLIC_URL_HELP))
      .optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/[^/\s]/, SMTP_URL_HELP)
      .pipe(z.url(SMTP_URL_HELP))
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(/^[^\r\n]*@[^\r\n]+$/, "must be a mail address, as weather@example.org or Weather <weather@example.org>")
      .optional(),
  })
  .refine((raw) => raw.SMTP_URL === undefined || raw.MAIL_FROM !== undefined, {
    path: ["MAIL_FROM"],
    error: "must be set where SMTP_URL is",
  })
  .refine((raw) => raw.FORECAST !== "met-norway" || raw.FORECAST_CONTACT !== undefined, {
    path: ["FORECAST_CONTACT"],
    error: "must be set where FORECAST is met-norway, which refuses who does not say how to reach them",
  })
  .refine((raw) => raw.FORECAST !== "openweathermap" || raw.OPENWEATHERMAP_KEY !== undefined, {
    path: ["OPENWEATHERMAP_KEY"],
    error: "must be set where FORECAST is openweathermap",
  })
  .refine((raw) => raw.MQTT_TLS_CERT === undefined || raw.MQTT_TLS_KEY !== undefined, {
    path: ["MQTT_TLS_KEY"],
    error: "must be set where MQTT_TLS_CERT is",
  })
  .refine((raw) => raw.MQTT_TLS_KEY === undefined || raw.MQTT_TLS_CERT !== undefined, {
    path: ["MQTT_TLS_CERT"],
    error: "must be set where MQTT_TLS_KEY is",
  })
  .transform((raw) => {
    const dataDir = resolve(raw.DATA_DIR);
    const DATABASE_URL = raw.DATABASE_URL ?? `file:${dataDir}/weather.db`;
    return { ...raw, DATA_DIR: dataDir, DATABASE_URL, MQTT_HOST: raw.MQTT_HOST ?? raw.HOST };
  });

export type Env = z.infer<typeof envSchema>;

/** An invalid variable, described in one sentence for the person who set it. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}

/** An empty variable counts as unset, because shells and compose files leave them empty. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const result = envSchema.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  throw new EnvError(`The configuration is wrong: ${faults.join("; ")}. See .env.example.`);
}

function load(): Env {
  if (existsSync(".env")) process.loadEnvFile(".env");
  // Tells NextAuth to trust the given host, which login/next-auth.ts has checked.
  process.env.AUTH_TRUST_HOST = "1";
  return parseEnv(process.env);
}

export const env = load();
