import type { z } from "zod";
import type { StationSummary } from "../../contract/station";
import { registrationSchema } from "../../contract/station-input";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { isFuture, record } from "../readings/record";
import { createStation } from "./create";
import { getStation } from "./get";

/**
 * Adds a station and records its first observation.
 * @throws AppError unauthenticated, forbidden or invalid; nothing was added then
 */
export async function registerStation(
  ctx: Context,
  input: z.input<typeof registrationSchema>,
): Promise<StationSummary> {
  authorise(ctx, "Station", "add");
  authorise(ctx, "SensorData", "add");
  const { timestamp, temperature, ...place } = parse(registrationSchema, input);
  if (isFuture(timestamp, ctx.now())) {
    throw new AppError("invalid", "The input is not valid.", { timestamp: ["This time is in the future."] });
  }
  const { id } = await createStation(ctx, place);
  // Not as a number: before 1973 it would be read as epoch seconds.
  await record(ctx, [{ station: id, time: new Date(timestamp).toISOString(), temperature }]);
  return getStation(ctx, id);
}
