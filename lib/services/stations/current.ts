import type { Current, CurrentValue } from "../../contract/station/station";
import type { NewestReading } from "../../db/queries/readings/newest";
import type { Context } from "../context";
import { newestWith } from "./newest";

const BOTH = ["temperature", "humidity"] as const;
type Metric = (typeof BOTH)[number];

/**
 * The newest temperature and humidity of all public stations: of the newest reading with both, else each of the newest
 * reading with it. Public.
 */
export async function current(ctx: Context): Promise<Current> {
  const whole = await newestWith(ctx, { metrics: BOTH });
  const of = async (metric: Metric) => currentValue(whole ?? (await newestWith(ctx, { metrics: [metric] })), metric);
  return { temperature: await of("temperature"), humidity: await of("humidity") };
}

function currentValue(reading: NewestReading | undefined, metric: Metric): CurrentValue | null {
  const value = reading?.values[metric];
  if (reading === undefined || value === undefined) return null;
  const { id, name } = reading.station;
  return { station: { id, name }, time: reading.time, value };
}
