import { AppError, type FieldErrors } from "../../errors";
import { isFuture } from "../../weather/clock";
import { instantsOf } from "../../weather/wallClock";
import type { Context } from "../context";
import { STATION_ERRORS } from "./record";

/**
 * The instant (epoch ms) of a time without an offset (weather/wallClock.ts), in the station's zone. When clocks go back, an hour comes
 * twice: it is the second time round where the station has a reading of the first already at that time or after it, unless that
 * would be in the future.
 * @throws AppError invalid in the hour that clocks skip, or where there is no such station, or a device names another
 */
export async function stationTime(
  { actor, database, now }: Context,
  { stationId, local }: { stationId: number; local: string },
): Promise<number> {
  if (actor.kind === "key" && stationId !== actor.stationId) throw invalid({ station: STATION_ERRORS.foreign });
  const station = await database.prisma.station.findUnique({
    where: { id: stationId },
    select: { timeZone: true },
  });
  if (!station) throw invalid({ station: STATION_ERRORS.unknown });
  const instants = instantsOf(local, station.timeZone);
  if (!instants) throw invalid({ time: [`There is no such time in ${station.timeZone}.`] });
  const [first, second] = instants;
  if (first === second || isFuture(second, now())) return first;
  const between = await database.prisma.sensorData.findFirst({
    where: { stationId, time: { gte: new Date(first), lt: new Date(second) } },
    select: { time: true },
  });
  return between ? second : first;
}

function invalid(errors: FieldErrors): AppError {
  return new AppError("invalid", "The input is not valid.", errors);
}
