import { convert, type Unit } from "../../../weather/units/units";
import type { Dialect, Measured, Message, Said } from "./dialect";
import { absoluteTime, channelName, numberOf, objectOf } from "./values";
import { FIELDS, IGNORED, SUFFIXES, SYSTEMS, stored } from "./weewx-fields";

/** WeeWX publishes a packet as JSON to `loop` or `archive`, and each value again to a topic of its own. */
const PACKETS = ["loop", "archive"];

/** The MQTT extension of WeeWX: https://github.com/matthewwall/weewx-mqtt. Packets hold what has changed, each 2.5 s. */
export const dialect: Dialect = { decoder: () => ({ decode }), together: { kind: "minute" } };

function decode({ topic, payload }: Message): Said | undefined {
  const levels = topic.split("/");
  if (!PACKETS.includes(levels.at(-1) ?? "")) return undefined;
  const packet = objectOf(payload);
  if (!packet) return undefined;
  const system = SYSTEMS.get(numberOf(packet.usUnits) ?? Number.NaN);
  const values = Object.entries(packet).flatMap(([key, value]) => measured(key, numberOf(value), system));
  const time = absoluteTime(packet.dateTime);
  const sample = { device: levels.slice(0, -1).join("/"), values, ...(time === undefined ? {} : { time }) };
  return { kind: "sample", sample };
}

type System = typeof SYSTEMS extends ReadonlyMap<number, infer S> ? S : never;

function measured(key: string, value: number | undefined, system: System | undefined): Measured[] {
  const [suffix = "", unit] = SUFFIXES.find(([ending]) => key.endsWith(ending)) ?? [];
  const known = FIELDS.get(key);
  const name = known ? key : key.slice(0, key.length - suffix.length);
  if (value === undefined || IGNORED.has(name)) return [];
  const field = FIELDS.get(name);
  if (!field) return [{ source: name, value: plain(value, unit), target: channelName(name) }];
  // A known name without a suffix is in the packet's system; without one.
  const own = known ? (field.group === "none" ? undefined : system?.[field.group]) : unit;
  if (field.group !== "none" && own === undefined) return [];
  const converted = stored(value, own, field);
  return converted === undefined ? [] : [{ source: name, value: converted, target: field.target }];
}

/** The units in which channels are kept that are not metrics. */
const PLAIN: Partial<Record<Unit, Unit>> = {
  "°F": "°C",
  inHg: "hPa",
  mbar: "hPa",
  mph: "m/s",
  "km/h": "m/s",
  kn: "m/s",
};

function plain(value: number, unit: Unit | undefined): number {
  const to = unit === undefined ? undefined : PLAIN[unit];
  return unit === undefined || to === undefined ? value : convert(value, unit, to);
}
