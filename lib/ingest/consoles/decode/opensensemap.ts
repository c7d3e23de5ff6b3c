import { z } from "zod";
import { isMetricKey } from "../../../weather/metrics";
import { channelName } from "./channel-name";
import { listed } from "./console";
import type { Decoded } from "./decoded";
import { readNumber } from "./number";
import { readTime } from "./time";

/** As many as openSenseMap takes. */
const MAX_MEASUREMENTS = 2500;

const valueSchema = z.union([z.string().max(64), z.number()]).transform(String);
const timeSchema = z.string().max(64);
const idSchema = z.string().trim().min(1).max(64);

const measurementSchema = z.object({ sensor: idSchema, value: valueSchema, createdAt: timeSchema.optional() });

const bodySchema = z
  .array(measurementSchema, { error: "Expected an array of measurements." })
  .max(MAX_MEASUREMENTS, { error: `Expected at most ${MAX_MEASUREMENTS} measurements.` });

export type Measurement = z.output<typeof measurementSchema>;

/** An array of measurements, or an object by sensor: a value, or a value and its time. @throws z.ZodError */
export function measurementsOf(json: unknown): Measurement[] {
  const isBySensor = typeof json === "object" && json !== null && !Array.isArray(json);
  return bodySchema.parse(
    isBySensor ? Object.entries(json).map(([sensor, given]) => measurementOf(sensor, given)) : json,
  );
}

function measurementOf(sensor: string, given: unknown) {
  if (!Array.isArray(given)) return { sensor, value: given };
  const [value, createdAt] = given as unknown[];
  return createdAt === undefined ? { sensor, value } : { sensor, value, createdAt };
}

/** `sensor,value,createdAt` in each line. @throws z.ZodError */
export function measurementsOfCsv(text: string): Measurement[] {
  const lines = text.split(/\r\n|[\r\n]/, MAX_MEASUREMENTS + 2).filter((line) => line.trim() !== "");
  const cells = lines.map((line) => line.split(",").map((cell) => cell.trim()));
  return measurementsOf(
    cells.map(([sensor, value, createdAt]) => ({ sensor, value, ...(createdAt ? { createdAt } : {}) })),
  );
}

/** The readings of the measurements: one for each time. A sensor's id is the name of a metric or of a channel. */
export function decodeMeasurements(measurements: readonly Measurement[], now: number): Decoded[] {
  const byTime = new Map<number | undefined, Decoded>();
  const unreadable = new Set<string>();
  const notes = new Set<string>();
  for (const { sensor, value, createdAt } of measurements) {
    const number = readNumber(value.trim(), { isTemperature: sensor === "temperature" });
    if (number === "unreadable") unreadable.add(sensor);
    if (typeof number !== "number") continue;
    const { time, note } = readTime(isoUtc(createdAt), now);
    if (note !== undefined) notes.add(note);
    const reading = byTime.get(time) ?? { time, values: {}, extra: {}, notes: [] };
    byTime.set(time, reading);
    if (isMetricKey(sensor)) reading.values[sensor] = number;
    else reading.extra[channelName(sensor)] = number;
  }
  if (unreadable.size > 0) notes.add(`Not a number: ${listed([...unreadable])}.`);
  const readings = [...byTime.values()];
  readings[0]?.notes.push(...notes);
  return readings;
}

/** An offset is converted; what is not ISO 8601 stays as it is, to be refused as a time. */
function isoUtc(text: string | undefined): string | undefined {
  if (text === undefined || !z.iso.datetime({ offset: true }).safeParse(text).success) return text;
  return new Date(text).toISOString();
}
