import { z } from "zod";
import { BOARD_SENSORS } from "../../../contract/device/console";
import type { MetricKey } from "../../../weather/metrics";
import { channelName } from "./channel-name";
import { listed } from "./console";
import type { Decoded } from "./decoded";
import { readNumber, rounded } from "./number";

/** The values of one post of the Luftdaten firmware (sensor.community): far more than a board has. */
export const boardSchema = z.object({
  esp8266id: z.union([z.string(), z.number()]).optional(),
  sensordatavalues: z
    .array(
      z.object({
        value_type: z.string().min(1).max(64),
        value: z.union([z.string().max(64), z.number(), z.null()]),
      }),
    )
    .max(200),
});
export type Board = z.output<typeof boardSchema>;

/** As the firmware's prefixes name them; values without a prefix are the DHT22's. */
const DUST = ["SDS", "PMS", "HPM", "NPM", "IPS", "SPS30"] as const;
const PREFIX = new RegExp(`^(${[...BOARD_SENSORS, ...DUST].join("|")})_`);

/** The sensors behind the pins of sensor.community's own interface, whose values have no prefix. */
const PINS: Readonly<Record<string, string>> = { "3": "BMP280", "7": "DHT22", "11": "BME280", "13": "DS18B20" };

const METRICS: Readonly<Record<string, MetricKey>> = {
  P1: "pm10",
  P2: "pm25",
  temperature: "temperature",
  humidity: "humidity",
  pressure: "pressure",
};
/** Measures of the firmware itself, and what is derived here. */
const DROPPED = /^(samples|min_micro|max_micro|interval|pressure_(at_)?sealevel|GPS_.*)$/;
const PA_PER_HPA = 100;

/**
 * Reads a post of a board. Of several sensors of one quantity the owner's choice counts, else the better one; the
 * others become channels.
 * @param options.pin of the header X-PIN
 */
export function decodeBoard(
  { sensordatavalues }: Board,
  { pin, preferred }: { pin?: string | undefined; preferred: string | null },
): Decoded {
  const found = new Map<MetricKey, { value: number; rank: number; name: string }>();
  const extra = new Map<string, number>();
  const unreadable: string[] = [];
  for (const { value_type: type, value } of sensordatavalues) {
    const sensor = PREFIX.exec(type)?.[1] ?? PINS[pin ?? ""] ?? "DHT22";
    const name = type.replace(PREFIX, "");
    if (DROPPED.test(name)) continue;
    const number = readNumber(String(value ?? "").trim(), { isTemperature: name === "temperature" });
    if (number === "unreadable") unreadable.push(type);
    if (typeof number !== "number") continue;
    const metric = Object.hasOwn(METRICS, name) ? METRICS[name] : undefined;
    if (!metric) extra.set(channelName(name), number);
    else {
      const measured = metric === "pressure" ? rounded(number / PA_PER_HPA) : number;
      take(found, extra, metric, { value: measured, rank: rankOf(sensor, preferred), name: `${sensor}.${metric}` });
    }
  }
  return {
    time: undefined,
    values: Object.fromEntries([...found].map(([metric, { value }]) => [metric, value])),
    extra: Object.fromEntries([...extra].slice(0, 32)),
    notes: unreadable.length > 0 ? [`Not a number: ${listed(unreadable)}.`] : [],
  };
}

interface Measured {
  value: number;
  rank: number;
  name: string;
}

function take(
  found: Map<MetricKey, Measured>,
  extra: Map<string, number>,
  metric: MetricKey,
  measured: Measured,
): void {
  const other = found.get(metric);
  const [better, worse] = other && other.rank <= measured.rank ? [other, measured] : [measured, other];
  found.set(metric, better);
  if (worse) extra.set(channelName(worse.name), worse.value);
}

function rankOf(sensor: string, preferred: string | null): number {
  if (sensor === preferred) return -1;
  const place = (BOARD_SENSORS as readonly string[]).indexOf(sensor);
  return place === -1 ? 0 : place;
}
