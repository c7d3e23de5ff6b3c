import { LRUCache } from "lru-cache";
import { CANONICAL_UNITS, convert, parseUnit, type Quantity, unitsOf } from "../../../weather/units/units";
import type { Measured } from "./dialect";
import { channelName, objectOf } from "./values";

/** Far above any house's. */
const MAX_SENSORS = 1000;

/** What is known of a sensor. */
interface Sensor {
  node: string;
  id: string;
  kind: string | undefined;
  unit: string | undefined;
  /** Its value only rises, as that of a counter of rain. */
  isTotal: boolean;
}

/** Home Assistant's classes of sensors that are metrics: https://www.home-assistant.io/integrations/sensor/. */
const KINDS: Readonly<Record<string, { target: string; quantity: Quantity }>> = {
  temperature: { target: "temperature", quantity: "temperature" },
  humidity: { target: "humidity", quantity: "percent" },
  pressure: { target: "pressure", quantity: "pressure" },
  illuminance: { target: "light", quantity: "illuminance" },
  irradiance: { target: "solarRadiation", quantity: "irradiance" },
  wind_speed: { target: "windSpeed", quantity: "speed" },
  wind_direction: { target: "windDirection", quantity: "angle" },
  precipitation: { target: "rain", quantity: "length" },
  precipitation_intensity: { target: "rainRate", quantity: "rainRate" },
  moisture: { target: "soilMoisture", quantity: "percent" },
  pm25: { target: "pm25", quantity: "concentration" },
  pm10: { target: "pm10", quantity: "concentration" },
  voltage: { target: "battery", quantity: "voltage" },
};

/** Another name of the same class. */
const ALIASES: Readonly<Record<string, string>> = { atmospheric_pressure: "pressure", speed: "wind_speed" };

/** What ids begin or end with where nothing says the class, as without discovery. */
const NAMES =
  /(?:^|_)(temperature|humidity|pressure|illuminance|wind_speed|wind_direction|precipitation|moisture|pm25|pm10)$/;
const INSIDE = /(?:^|_)(?:in|indoor|inside|room|internal|cpu|chip|board|esp32|device)(?:_|$)/;
const OUTSIDE = /(?:^|_)(?:out|outdoor|outside|air)(?:_|$)/;

/** The sensors of ESPHome nodes by their topics, and what their values become. */
export class EspHomeSensors {
  readonly #byTopic = new LRUCache<string, Sensor>({ max: MAX_SENSORS });

  /** Takes the content of a topic homeassistant/sensor/NODE/ID/config, whose names may be abbreviated. */
  learn(payload: string): void {
    const config = objectOf(payload);
    const text = (long: string, short: string) => {
      const value = config?.[long] ?? config?.[short];
      return typeof value === "string" && value.length <= 500 ? value : undefined;
    };
    const base = text("~", "~") ?? "";
    const topic = text("state_topic", "stat_t")?.replace(/^~/, base).replace(/~$/, base);
    const [, node, id] = /^(.+)\/sensor\/([^/]+)\/state$/.exec(topic ?? "") ?? [];
    if (topic === undefined || node === undefined || id === undefined) return;
    const kind = text("device_class", "dev_cla") ?? NAMES.exec(id)?.[1];
    const isTotal = /^total/.test(text("state_class", "stat_cla") ?? "");
    this.#byTopic.set(topic, { node, id, kind, unit: text("unit_of_measurement", "unit_of_meas"), isTotal });
  }

  /** The value in its stored unit; undefined if its unit does not fit its class. */
  measured(topic: string, id: string, node: string, value: number): Measured | undefined {
    const known = this.#byTopic.get(topic);
    const sensor = known ?? { node, id, kind: NAMES.exec(id)?.[1], unit: undefined, isTotal: false };
    if (!known) this.#byTopic.set(topic, sensor);
    const source = `${node}.${id}`;
    const channel = { source, value, target: channelName(id) };
    const kind = sensor.kind && (ALIASES[sensor.kind] ?? sensor.kind);
    if (kind === "battery" && sensor.unit === "%") return { source, value, target: "batteryPercent" };
    const field = kind !== undefined && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
    if (!field) return channel;
    const unit = sensor.unit === undefined ? CANONICAL_UNITS[field.quantity] : parseUnit(sensor.unit);
    if (unit === undefined || !unitsOf(field.quantity).includes(unit)) return channel;
    const stored = convert(value, unit, CANONICAL_UNITS[field.quantity]);
    if (!this.#isMain(sensor)) return { source, value: stored, target: channelName(id) };
    const isCounter = kind === "precipitation" && sensor.isTotal;
    return { source, value: stored, target: isCounter ? "rainTotal" : field.target };
  }

  /** Of several sensors of a class in a node, the one outdoors; else, as it has to be one, that of the shortest name. */
  #isMain(sensor: Sensor): boolean {
    if (INSIDE.test(sensor.id)) return false;
    const alike = [...this.#byTopic.values()].filter(
      ({ node, kind, id }) => node === sensor.node && kind === sensor.kind && !INSIDE.test(id),
    );
    const outside = alike.filter(({ id }) => OUTSIDE.test(id));
    const candidates = (outside.length > 0 ? outside : alike).map(({ id }) => id);
    candidates.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    return candidates[0] === undefined || candidates[0] === sensor.id;
  }
}
