import { newestSpot } from "../../db/queries/readings/newest";
import { latestBelievable } from "../../weather/time/clock";
import type { Context } from "../context";
import { newestWith } from "../stations";

/** A temperature (°C) with the place and time (epoch ms) of its observation; a spot reading has no station. */
export interface PlacedTemperature {
  station: { id: number; name: string } | null;
  lat: number;
  lon: number;
  time: number;
  temperature: number;
}

/** The newest temperature of the spot readings and the public stations; null when there is none. Public. */
export async function newestTemperature(ctx: Context): Promise<PlacedTemperature | null> {
  const [spot, reading] = await Promise.all([
    newestSpot(ctx.database.read, latestBelievable(ctx.now())),
    newestWith(ctx, { metrics: ["temperature"] }),
  ]);
  const temperature = reading?.values.temperature;
  if (reading && temperature !== undefined && reading.time > (spot?.timestamp ?? Number.NEGATIVE_INFINITY)) {
    const { id, name, lat, lon } = reading.station;
    return { station: { id, name }, lat, lon, time: reading.time, temperature };
  }
  if (!spot) return null;
  return { station: null, lat: spot.lat, lon: spot.lon, time: spot.timestamp, temperature: spot.temperature };
}
