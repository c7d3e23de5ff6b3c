import { timesFrom } from "../../db/queries/readings/readings";
import { withIds } from "../../db/queries/records/pages";
import { timeZonesOf } from "../../db/queries/stations/stations";
import { AppError, type FieldErrors } from "../../errors";
import { isFuture } from "../../weather/time/clock";
import { instantsOf } from "../../weather/time/wallClock";
import type { Context } from "../context";
import { STATION_ERRORS } from "./record";

/**
 * The instant (epoch ms) of a time without an offset (weather/time/wallClock.ts), in the station's zone. When clocks go
 * back, an hour occurs twice: the second occurrence is meant if the station already has a reading at the first one or
 * later, unless it would be in the future.
 * @throws AppError invalid in the hour that clocks skip, when there is no such station, or when a device names another
 * one
 */
export async function stationTime(
  { actor, database, now }: Context,
  { stationId, local }: { stationId: number; local: string },
): Promise<number> {
  if (actor.kind === "key" && stationId !== actor.stationId) throw invalid({ station: STATION_ERRORS.foreign });
  const { read } = database;
  const timeZone = (await timeZonesOf(read, [withIds([stationId])])).get(stationId);
  if (timeZone === undefined) throw invalid({ station: STATION_ERRORS.unknown });
  const instants = instantsOf(local, timeZone);
  if (!instants) throw invalid({ time: [`There is no such time in ${timeZone}.`] });
  const [first, second] = instants;
  if (first === second || isFuture(second, now())) return first;
  const [next] = await timesFrom(read, stationId, first, 1);
  return next !== undefined && next < second ? second : first;
}

function invalid(errors: FieldErrors): AppError {
  return new AppError("invalid", "The input is not valid.", errors);
}
