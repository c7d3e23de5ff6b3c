import tzLookup from "@photostructure/tz-lookup";
import type { z } from "zod";
import type { StationSummary } from "../../contract/station/station";
import { type ChangedStation, stationChangeSchema } from "../../contract/station/station-input";
import { insertLogEntry } from "../../db/queries/log/log";
import { insertEarlierElevation, pastMetadata } from "../../db/queries/stations/metadata";
import { type StationRow, stationById, updateStationDetails } from "../../db/queries/stations/stations";
import { markAllDirty } from "../../db/queries/statistics/dirty";
import { markAllPeriods } from "../../db/queries/statistics/period-values";
import { removeDayRollups } from "../../db/queries/statistics/rollups";
import { userById } from "../../db/queries/users/logins";
import type { Sql } from "../../db/sql";
import { AppError } from "../../errors";
import { utcText } from "../../format/utcText";
import { emit } from "../../live/bus";
import { isFuture } from "../../weather/time/clock";
import { hourStart } from "../../weather/time/days";
import { changed, logEntry } from "../audit";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise, knownId, notFound } from "../guard";
import { parse } from "../parse";
import { refreshLatest } from "../readings";
import { detailsOf, summaryOf } from "../stations";
import { observe } from "./internal/observe";

type Details = Omit<z.output<typeof stationChangeSchema>, "timestamp" | "temperature" | "elevationFrom">;

/**
 * Changes a station's attributes and records a temperature observation, both in one transaction.
 * @param options.check called with the locked station before the change; may throw
 * @throws AppError unauthenticated, forbidden, invalid or not_found; nothing was changed then
 */
export async function updateStation(
  ctx: Context,
  { id, ...input }: z.input<typeof stationChangeSchema> & { id: number },
  { check }: Checked<StationRow> = {},
): Promise<ChangedStation> {
  authorise(ctx, "Station", "change");
  const { timestamp, temperature, elevationFrom, ...details } = parse(stationChangeSchema, input);
  for (const [field, time] of Object.entries({ timestamp, elevationFrom })) {
    if (typeof time === "number" && isFuture(time, ctx.now())) throw invalid(field, "This time is in the future.");
  }
  const { isChanged, ...result } = await ctx.database.transaction(async (sql) => {
    const before = await locked(ctx, sql, id);
    check?.(before);
    const isChanged = await changeDetails(ctx, sql, before, details, elevationFrom ?? undefined);
    const observed = await observe(ctx, sql, before, { timestamp, temperature });
    return { isChanged, station: summaryOf(await locked(ctx, sql, id)), ...observed };
  });
  if (isChanged) await emit(ctx, { type: "stations.changed" });
  if (isChanged || (result.observation !== "none" && result.observation !== "repeated"))
    await emit(ctx, { type: "readings.changed", stationIds: [id] });
  return result;
}

async function locked({ database }: Context, sql: Sql, id: number): Promise<StationRow> {
  const row = await stationById(sql, knownId(id), database.dialect);
  if (!row) throw notFound();
  return row;
}

/** Returns whether anything changed. */
async function changeDetails(
  ctx: Context,
  sql: Sql,
  before: StationRow,
  details: Details,
  elevationFrom: number | undefined,
): Promise<boolean> {
  const after = { ...details, timeZone: details.timeZone ?? zoneThatFollows(before, details) };
  const changes = changed(detailsOf(before), after);
  if (elevationFrom !== undefined && !changes.elevation) {
    throw invalid("elevationFrom", "The elevation is unchanged: give the one that applies from then on.");
  }
  if (Object.keys(changes).length === 0) return false;
  if (changes.ownerId && details.ownerId) await requireUser(sql, details.ownerId);
  await updateStationDetails(sql, before.id, after, ctx.now());
  if (changes.timeZone) {
    // Its days now begin and end at other times: the next refresh rebuilds the statistics.
    await markAllDirty(sql, ctx.database.dialect, before.id);
    await markAllPeriods(sql, ctx.database.dialect, before.id);
    await removeDayRollups(sql, before.id);
  }
  if (changes.elevation) {
    // Everything derived from the elevation changes wherever it is shown.
    const since = await changeElevation(sql, before, elevationFrom);
    await markAllDirty(sql, ctx.database.dialect, before.id, since);
    if (elevationFrom !== undefined) changes.elevationFrom = [null, new Date(elevationFrom).toISOString()];
    if (before.timestamp !== null) await refreshLatest(sql, before.id, ctx.now());
  }
  const objectLabel = after.name ?? before.name;
  await insertLogEntry(
    sql,
    logEntry(ctx, { action: "change", model: "Station", objectId: before.id, objectLabel, changes }),
  );
  return true;
}

/**
 * Keeps the former elevation for the readings before a move. Returns the hour (epoch ms) from which the new one
 * applies; undefined for all time.
 */
async function changeElevation(
  sql: Sql,
  { id, elevation }: StationRow,
  from: number | undefined,
): Promise<number | undefined> {
  const last = (await pastMetadata(sql, [id])).get(id)?.earlier.at(-1)?.until;
  if (from === undefined) return last && hourStart(last);
  if (last !== undefined && from <= last) {
    throw invalid("elevationFrom", `The station was already moved at ${utcText(last)} UTC: this must be after that.`);
  }
  await insertEarlierElevation(sql, id, { until: from, elevation });
  return hourStart(from);
}

function invalid(field: string, message: string): AppError {
  return new AppError("invalid", "The input is not valid.", { [field]: [message] });
}

/** The zone of the new place, unless somebody had chosen another than that of the old one. */
function zoneThatFollows(before: StationSummary, { lat = before.lat, lon = before.lon }: Details): string | undefined {
  if (lat === before.lat && lon === before.lon) return undefined;
  return before.timeZone === tzLookup(before.lat, before.lon) ? tzLookup(lat, lon) : undefined;
}

async function requireUser(sql: Sql, id: number): Promise<void> {
  if (await userById(sql, id)) return;
  throw new AppError("invalid", "The input is not valid.", { ownerId: [`There is no user ${id}.`] });
}
