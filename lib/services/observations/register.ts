import type { z } from "zod";
import type { StationSummary } from "../../contract/station/station";
import { newStationSchema, registrationSchema } from "../../contract/station/station-input";
import { AppError } from "../../errors";
import { emit } from "../../live/bus";
import { isFuture } from "../../weather/time/clock";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { addWithReading, type Registration } from "./internal/add-with-reading";

/**
 * Adds a station with its first observation.
 * @throws AppError unauthenticated, forbidden or invalid; nothing was added then
 */
export async function registerStation(
  ctx: Context,
  input: z.input<typeof registrationSchema>,
): Promise<StationSummary> {
  const registration = parseRegistration(ctx, input);
  const station = await ctx.database.transaction((sql) => addWithReading(ctx, sql, registration));
  await emit(ctx, { type: "stations.changed" });
  await emit(ctx, { type: "readings.changed", stationIds: [station.id] });
  return station;
}

/**
 * Parses the station and the observation of a registration.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export function parseRegistration(ctx: Context, input: z.input<typeof registrationSchema>): Registration {
  authorise(ctx, "Station", "add");
  authorise(ctx, "SensorData", "add");
  const { timestamp, temperature, ...place } = parse(registrationSchema, input);
  if (isFuture(timestamp, ctx.now())) {
    throw new AppError("invalid", "The input is not valid.", { timestamp: ["This time is in the future."] });
  }
  return { fields: parse(newStationSchema, place), first: { time: timestamp, values: { temperature } } };
}
