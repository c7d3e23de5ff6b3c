import { METRIC_KEYS, type MetricKey, type Values } from "../../../weather/metrics";
import { component } from "./components";

const MANUFACTURER = "Weather Station";

interface Host {
  /** Tells the stations of several servers apart. */
  id: string;
  version: string;
  /** The site's address; undefined if it is not known. */
  url: string | undefined;
  /** First level of the stations' topics. */
  topic: string;
  /** First level of Home Assistant's topics. */
  discovery: string;
}

interface Announced {
  id: number;
  name: string;
  /** Metrics that it has. */
  metrics: ReadonlySet<MetricKey>;
  /** Seconds between its readings, as far as known. */
  interval: number | null;
}

export const configTopic = ({ discovery, topic }: Host, stationId: number) =>
  `${discovery}/device/${topic}_${stationId}/config`;
export const stateTopic = ({ topic }: Pick<Host, "topic">, stationId: number) => `${topic}/${stationId}/state`;
export const availabilityTopic = ({ topic }: Pick<Host, "topic">, stationId: number) =>
  `${topic}/${stationId}/availability`;

/** The readings that may be missing before a value is unavailable, and the shortest time for it, seconds. */
const EXPIRES_READINGS = 3;
const EXPIRES_S = 600;

/**
 * The content of a station's discovery topic, by which Home Assistant (2024.11 or later) makes a device of it:
 * https://www.home-assistant.io/integrations/mqtt/#device-discovery-payload.
 */
export function configOf(host: Host, { id, name, metrics, interval }: Announced): string {
  const device = `weather_${host.id}_${id}`;
  const expireAfter = Math.max(EXPIRES_S, Math.ceil(EXPIRES_READINGS * (interval ?? 0)));
  const shown = METRIC_KEYS.filter((key) => metrics.has(key));
  return JSON.stringify({
    dev: {
      ids: [device],
      name,
      mf: MANUFACTURER,
      mdl: "Weather station",
      sw: host.version,
      ...(host.url === undefined ? {} : { cu: `${host.url}/stations/${id}` }),
    },
    o: { name: "Weather Station", sw: host.version },
    cmps: Object.fromEntries(shown.map((key) => [key, component(device, key, expireAfter)])),
    state_topic: stateTopic(host, id),
    availability_topic: availabilityTopic(host, id),
    qos: 1,
  });
}

/** The good values of now, and the rain of today in place of that of one reading; what is unknown is left out. */
export function stateOf(values: Values, rainToday: number | null): string {
  const state: Values = {};
  for (const key of METRIC_KEYS) {
    const value = key === "rain" ? (rainToday ?? undefined) : values[key];
    if (value !== undefined && Number.isFinite(value)) state[key] = value;
  }
  return JSON.stringify(state);
}
