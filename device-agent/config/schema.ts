import { z } from "zod";
import { INTERVAL_SECONDS } from "../../lib/contract/device/command";
import { DEFAULT_PREFIX } from "../../lib/contract/device/topics";
import { mailSchema } from "../actuators/mailer";
import { LOG_LEVELS } from "../log";

const KIBIBYTE = 1024;
const INTERVAL_HELP = `must be a number of seconds from ${INTERVAL_SECONDS.min} to ${INTERVAL_SECONDS.max}`;
const NAME_HELP = "must begin with a letter and have up to 40 letters, digits, _ . - only";

const name = z.string("must be a text").regex(/^[A-Za-z][\w.-]{0,39}$/, NAME_HELP);
const driver = z.string("must name a driver").min(1, "must name a driver");

function url(protocols: readonly string[]) {
  const help = `must be an address that begins with ${protocols.map((protocol) => `${protocol}://`).join(" or ")}`;
  return z.url({ protocol: new RegExp(`^(${protocols.join("|")})$`), error: help });
}

const serverSchema = z.strictObject({
  transport: z.enum(["http", "mqtt"], 'must be "http" or "mqtt"').default("http"),
  url: url(["http", "https"]).optional(),
  mqtt_url: url(["mqtt", "mqtts", "ws", "wss"]).optional(),
  mqtt_version: z.enum(["5", "3.1.1"], 'must be "5" or "3.1.1"').default("5"),
  topic: z
    .string()
    .regex(/^[^+#\s/]+(\/[^+#\s/]+)*$/, "must be a topic without + and #")
    .default(DEFAULT_PREFIX),
  key: z
    .string("must be the device's key")
    .regex(/^[\x21-\x7E]{1,256}$/, "must be a device's key, as the admin shows it"),
  station: z.int("must be the station's number").positive("must be the station's number").optional(),
  ca: z.string().min(1, "must be the path of a PEM file").optional(),
});

const sensorSchema = z.looseObject({
  driver,
  name: name.optional(),
  rename: z.record(z.string(), name).default({}),
  timeout: z.number().min(0.1, "must be at least 0.1 seconds").max(300, "must be at most 300 seconds").default(10),
});

const actuatorSchema = z.looseObject({ driver });

/** agent.toml. An unknown key is refused, as it is probably misspelt. */
export const configSchema = z
  .strictObject({
    interval: z
      .number(INTERVAL_HELP)
      .min(INTERVAL_SECONDS.min, INTERVAL_HELP)
      .max(INTERVAL_SECONDS.max, INTERVAL_HELP)
      .default(10),
    server: serverSchema,
    queue: z
      .strictObject({
        dir: z.string().min(1).default("/var/lib/weather-agent"),
        max_bytes: z
          .int("must be a whole number of bytes")
          .min(64 * KIBIBYTE, "must be at least 65536")
          .default(100 * KIBIBYTE * KIBIBYTE),
        fsync_seconds: z.number().min(0.1, "must be at least 0.1").max(3600, "must be at most 3600").default(5),
      })
      .prefault({}),
    gpio: z
      .strictObject({ chip: z.string().min(1).optional() })
      .transform(({ chip }) => (chip === undefined ? {} : { gpioChip: chip }))
      .prefault({}),
    log: z
      .strictObject({
        level: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info"),
        format: z.enum(["text", "json"], 'must be "text" or "json"').default("text"),
      })
      .prefault({}),
    mail: mailSchema.optional(),
    sensors: z.array(sensorSchema, "must be written as [[sensors]]").default([]),
    actuators: z.array(actuatorSchema, "must be written as [[actuators]]").default([]),
  })
  .check((context) => {
    const { server } = context.value;
    const missing = (field: string, why: string) =>
      context.issues.push({ code: "custom", path: ["server", field], message: `is missing: ${why}`, input: undefined });
    if (server.transport === "http" && !server.url)
      missing("url", "the address of the server, as https://weather.example.org");
    if (server.transport === "mqtt" && !server.mqtt_url)
      missing("mqtt_url", "the address of the broker, as mqtts://weather.example.org");
    if (server.transport === "mqtt" && !server.station)
      missing("station", "the station's number, as the admin shows it");
  });
export type FileConfig = z.output<typeof configSchema>;
