import { convert, parseUnit, type Unit, unitsOf } from "../../../weather/units/units";
import type { Dialect, Measured, Message, Said } from "./dialect";
import { channelName, isObject, numberOf, objectOf } from "./values";

/** Tasmota's telemetry: https://tasmota.github.io/docs/MQTT/. Its time has no zone, so that of arrival counts. */
export const dialect: Dialect = { decoder: () => ({ decode }) };

/** Tasmota's names of values, with the unit that the message states for all its sensors. */
const FIELDS: Readonly<Record<string, { target: string; stated?: "TempUnit" | "PressureUnit" }>> = {
  Temperature: { target: "temperature", stated: "TempUnit" },
  Humidity: { target: "humidity" },
  DewPoint: { target: "dewPoint", stated: "TempUnit" },
  Pressure: { target: "pressure", stated: "PressureUnit" },
  SeaPressure: { target: "seaLevelPressure", stated: "PressureUnit" },
  Illuminance: { target: "light" },
  UvIndex: { target: "uvIndex" },
  "PM2.5": { target: "pm25" },
  PM10: { target: "pm10" },
  CarbonDioxide: { target: "co2" },
  Moisture: { target: "soilMoisture" },
};

/** What is stored is Tasmota's default, too. */
const STORED = { TempUnit: "°C", PressureUnit: "hPa" } as const;

function decode({ topic, payload }: Message): Said | undefined {
  const levels = topic.split("/");
  const kind = levels.at(-1);
  const device = deviceOf(levels);
  if (device === undefined) return undefined;
  if (kind === "LWT") return { kind: "presence", device, isOnline: payload.trim() === "Online" };
  const message = kind === "SENSOR" ? objectOf(payload) : undefined;
  if (!message) return undefined;
  const sensors = Object.entries(message).filter((entry): entry is [string, Record<string, unknown>] =>
    isObject(entry[1]),
  );
  // A sensor of the air knows its humidity or pressure, too; a probe such as the DS18B20 may be anywhere.
  sensors.sort(([, a], [, b]) => Number(isProbe(a)) - Number(isProbe(b)));
  const values = sensors.flatMap(([name, sensor]) => valuesOf(name, sensor, message));
  return { kind: "sample", sample: { device, values } };
}

/** The topic's order is the owner's choice ("FullTopic"): %prefix%/%topic%/ by default, where %prefix% is tele. */
function deviceOf(levels: readonly string[]): string | undefined {
  const tele = levels.lastIndexOf("tele", levels.length - 2);
  if (tele < 0) return undefined;
  const after = levels.slice(tele + 1, -1);
  return (after.length > 0 ? after : levels.slice(Math.max(0, tele - 1), tele)).join("/") || undefined;
}

function isProbe(sensor: Record<string, unknown>): boolean {
  return !("Humidity" in sensor) && !("Pressure" in sensor);
}

/** Several sensors of a kind have a number, which follows their order on the wire; only the id is theirs. */
const NUMBERED = /^(.+)-\d{1,2}$/;

function valuesOf(name: string, sensor: Record<string, unknown>, message: Record<string, unknown>): Measured[] {
  const id = typeof sensor.Id === "string" ? sensor.Id : undefined;
  const isOneOfMany = id !== undefined && NUMBERED.test(name);
  const own = id === undefined ? name : `${name.replace(NUMBERED, "$1")}-${id}`;
  return Object.entries(sensor).flatMap(([key, raw]) => {
    const value = key === "Id" ? undefined : numberOf(raw);
    if (value === undefined) return [];
    const source = `${own}.${key}`;
    const field = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
    const converted = field?.stated ? inStoredUnit(value, field.stated, message) : value;
    if (converted === undefined) return [];
    return [{ source, value: converted, target: field && !isOneOfMany ? field.target : channelName(source) }];
  });
}

function inStoredUnit(
  value: number,
  stated: keyof typeof STORED,
  message: Record<string, unknown>,
): number | undefined {
  const text = message[stated];
  const to = STORED[stated];
  const unit: Unit | undefined = typeof text === "string" ? parseUnit(text) : to;
  return unit !== undefined && unitsOf(quantityOf[stated]).includes(unit) ? convert(value, unit, to) : undefined;
}

const quantityOf = { TempUnit: "temperature", PressureUnit: "pressure" } as const;
