import type { StationSummary } from "../../contract/station";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { authorise } from "../guard";
import { isFuture, record } from "../readings/record";
import { createStation } from "./create";
import { getStation } from "./get";

/** A station and its first observation, as the textbook API sends them together. */
export interface Registration {
  name: string;
  lat: number;
  lon: number;
  /** Epoch ms. */
  timestamp: number;
  /** °C */
  temperature: number;
}

/**
 * Adds a station and records its first observation.
 * @throws AppError unauthenticated, forbidden or invalid; nothing was added then
 */
export async function registerStation(ctx: Context, input: Registration): Promise<StationSummary> {
  authorise(ctx, "Station", "add");
  authorise(ctx, "SensorData", "add");
  const { timestamp, temperature, ...place } = input;
  if (isFuture(timestamp, ctx.now())) {
    throw new AppError("invalid", "The input is not valid.", { timestamp: ["This time is in the future."] });
  }
  const { id } = await createStation(ctx, place);
  await record(ctx, [{ station: id, time: timestamp, temperature }]);
  return getStation(ctx, id);
}
