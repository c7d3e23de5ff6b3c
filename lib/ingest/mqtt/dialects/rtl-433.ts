import { convert, type Unit } from "../../../weather/units/units";
import type { Dialect, Measured, Message, Said } from "./dialect";
import { absoluteTime, channelName, numberOf, objectOf } from "./values";

/**
 * rtl_433, which hears every sensor around: https://github.com/merbanan/rtl_433/blob/master/docs/DATA_FORMAT.md. A sensor
 * repeats each message, and its number changes with its batteries.
 */
export const dialect: Dialect = { decoder: () => ({ decode }), hearsNeighbours: true };

interface Field {
  target: string;
  from?: Unit;
  to?: Unit;
  factor?: number;
}

const plain = (target: string, factor?: number): Field => ({ target, ...(factor === undefined ? {} : { factor }) });
const unit = (target: string, from: Unit, to: Unit): Field => ({ target, from, to });

/** By the names of its data format. Rain is what has fallen since the sensor's batteries were changed. */
const FIELDS: ReadonlyMap<string, Field> = new Map(
  Object.entries({
    temperature_C: plain("temperature"),
    temperature_F: unit("temperature", "°F", "°C"),
    humidity: plain("humidity"),
    moisture: plain("soilMoisture"),
    pressure_hPa: plain("pressure"),
    pressure_kPa: plain("pressure", 10),
    wind_dir_deg: plain("windDirection"),
    ...winds("windSpeed", "wind_avg", "wind_speed"),
    ...winds("windGust", "wind_max", "gust_speed"),
    rain_mm: plain("rainTotal"),
    rain_in: unit("rainTotal", "in", "mm"),
    rain_rate_mm_h: plain("rainRate"),
    rain_rate_in_h: unit("rainRate", "in/h", "mm/h"),
    light_lux: plain("light"),
    light_klx: plain("light", 1000),
    uvi: plain("uvIndex"),
    pm2_5_ug_m3: plain("pm25"),
    pm10_ug_m3: plain("pm10"),
    pm10_0_ug_m3: plain("pm10"),
    battery_V: plain("battery"),
    battery_mV: plain("battery", 0.001),
    co2_ppm: plain("co2"),
    strike_count: plain("lightningCount"),
    strike_distance: plain("lightningDistance"),
    storm_dist_km: plain("lightningDistance"),
  }),
);

function winds(target: string, ...names: string[]): Record<string, Field> {
  return Object.fromEntries(
    names.flatMap((name) => [
      [`${name}_m_s`, plain(target)],
      [`${name}_km_h`, unit(target, "km/h", "m/s")],
      [`${name}_mi_h`, unit(target, "mph", "m/s")],
    ]),
  );
}

/** About the message and its radio signal. */
const ABOUT: ReadonlySet<string> = new Set(
  "time model subtype id channel mic rssi snr noise freq freq1 freq2 mod sequence_num transmit data flags".split(" "),
);

function decode({ topic, payload }: Message): Said | undefined {
  const message = topic.endsWith("/events") ? objectOf(payload) : undefined;
  if (!message || typeof message.model !== "string") return undefined;
  const parts = [message.model, message.id, message.channel].filter((part) =>
    ["string", "number"].includes(typeof part),
  );
  const device = parts.join("/").slice(0, MAX_DEVICE);
  const time = absoluteTime(message.time);
  const values = Object.entries(message).flatMap(([key, raw]) => measured(key, numberOf(raw)));
  const sample = { device, values, ...(time === undefined ? {} : { time }) };
  return { kind: "sample", sample: message.mic === undefined ? { ...sample, isUnchecked: true } : sample };
}

const MAX_DEVICE = 100;

function measured(key: string, value: number | undefined): Measured[] {
  if (value === undefined || ABOUT.has(key)) return [];
  const field = FIELDS.get(key);
  if (!field) return [{ source: key, value, target: channelName(key) }];
  const { target, from, to, factor = 1 } = field;
  return [{ source: key, value: from && to ? convert(value, from, to) : value * factor, target }];
}
