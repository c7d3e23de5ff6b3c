import type { Dialect, Measured, Message, Said } from "./dialect";
import { absoluteTime, channelName, isObject, numberOf, objectOf } from "./values";

/**
 * Zigbee2MQTT: https://www.zigbee2mqtt.io/guide/usage/mqtt_topics_and_messages.html. A message repeats the known values
 * whenever one changes; `last_seen` says when the device itself was heard.
 */
export const dialect: Dialect = { decoder: () => ({ decode }) };

const FIELDS: Readonly<Record<string, { target: string; factor?: number }>> = {
  temperature: { target: "temperature" },
  humidity: { target: "humidity" },
  pressure: { target: "pressure" },
  illuminance: { target: "light" },
  battery: { target: "batteryPercent" },
  voltage: { target: "battery", factor: 0.001 },
  soil_moisture: { target: "soilMoisture" },
  soil_temperature: { target: "soilTemperature" },
  pm25: { target: "pm25" },
  pm10: { target: "pm10" },
  wind_speed: { target: "windSpeed" },
  wind_direction: { target: "windDirection" },
};

/** Not of a device, or not from one. */
const OTHERS = ["set", "get", "availability"];
const SETTINGS = /_calibration$|_precision$|^update$|^last_seen$/;

function decode({ levels, topic, payload }: Message): Said | undefined {
  const device = levels.join("/") || topic;
  const last = levels.at(-1) ?? "";
  if (levels[0] === "bridge") return undefined;
  if (last === "availability") return presence(levels.slice(0, -1).join("/"), payload);
  const message = OTHERS.includes(last) ? undefined : objectOf(payload);
  if (!message) return undefined;
  const time = absoluteTime(message.last_seen);
  const values = Object.entries(message).flatMap(([key, raw]) => measured(key, numberOf(raw), message));
  return { kind: "sample", sample: { device, values, ...(time === undefined ? {} : { time }) } };
}

/** A word, or in newer versions {"state":"online"}. */
function presence(device: string, payload: string): Said | undefined {
  const state = objectOf(payload);
  const word = isObject(state) ? state.state : payload.trim();
  return word === "online" || word === "offline"
    ? { kind: "presence", device, isOnline: word === "online" }
    : undefined;
}

function measured(key: string, value: number | undefined, message: Record<string, unknown>): Measured[] {
  if (value === undefined || SETTINGS.test(key)) return [];
  // Older versions call the lux `illuminance_lux`, and the sensor's own scale `illuminance`.
  if (key === "illuminance" && numberOf(message.illuminance_lux) !== undefined) return [];
  if (key === "illuminance_lux") return [{ source: key, value, target: "light" }];
  const field = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
  return [{ source: key, value: value * (field?.factor ?? 1), target: field?.target ?? channelName(key) }];
}
