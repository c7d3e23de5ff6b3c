import type { z } from "zod";
import type { ChangedStation, registrationSchema } from "../../contract/station/station-input";
import { lockSetting } from "../../db/queries/settings";
import { type StationRow, stationById, stationIdAt } from "../../db/queries/stations/stations";
import type { Sql } from "../../db/sql";
import { AppError } from "../../errors";
import { emit } from "../../live/bus";
import type { Context } from "../context";
import { summaryOf, visibleStations } from "../stations";
import { addWithReading, type Registration } from "./internal/add-with-reading";
import { type Observed, observe } from "./internal/observe";
import { parseRegistration } from "./register";

/** Held while adding a station, so that two concurrent requests with one name and place create one station. */
const LOCK = "station registration";

/**
 * Records an observation for the station of this name and place, the oldest that the actor may see, like an update of
 * it; adds the station if there is none. Two private stations of different owners may share a name: nobody writes to a
 * station that they cannot see.
 * @throws AppError unauthenticated, forbidden or invalid; nothing was written then
 */
export async function recordOrRegister(
  ctx: Context,
  input: z.input<typeof registrationSchema>,
): Promise<ChangedStation & { isNew: boolean }> {
  const registration = parseRegistration(ctx, input);
  const { fields, first } = registration;
  const { dialect } = ctx.database;
  const result = await ctx.database.transaction(async (sql) => {
    const find = async () => {
      const id = await stationIdAt(sql, dialect, fields, visibleStations(ctx.actor));
      return id === undefined ? undefined : stationById(sql, id, dialect);
    };
    let before = await find();
    if (!before) {
      await lockSetting(sql, dialect, LOCK);
      before = await find();
    }
    if (!before) {
      const station = await addWithReading(ctx, sql, registration);
      return { station, observation: "stored" as const, said: null, isNew: true };
    }
    const observed = await observeIn(ctx, sql, before, first);
    const station = summaryOf((await stationById(sql, before.id, dialect)) ?? before);
    return { station, ...observed, isNew: false };
  });
  if (result.isNew) await emit(ctx, { type: "stations.changed" });
  if (result.observation !== "repeated") await emit(ctx, { type: "readings.changed", stationIds: [result.station.id] });
  return result;
}

async function observeIn(
  ctx: Context,
  sql: Sql,
  station: StationRow,
  { time, values }: Registration["first"],
): Promise<Observed> {
  try {
    return await observe(ctx, sql, station, { timestamp: time, temperature: values.temperature });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "forbidden") throw error;
    const message = `Station ${station.id} has this name and place, and another temperature at that time. You do not have permission to change it.`;
    throw new AppError("forbidden", message);
  }
}
