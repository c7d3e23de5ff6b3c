import tzLookup from "@photostructure/tz-lookup";
import type { z } from "zod";
import type { StationSummary } from "../../../contract/station/station";
import type { newStationSchema } from "../../../contract/station/station-input";
import { insertLogEntry } from "../../../db/queries/log/log";
import { insertStation, type Latest } from "../../../db/queries/stations/stations";
import type { Sql } from "../../../db/sql";
import { added, logEntry } from "../../audit";
import type { Context } from "../../context";
import { detailsOf } from "./summary";

/**
 * Inserts a station owned by the actor and its log entry, in an open transaction.
 * @param snapshot the latest values, if the same transaction stores a first reading
 */
export async function addStation(
  sql: Sql,
  ctx: Context,
  { timeZone, elevation = null, ownerId = ownId(ctx), ...fields }: z.output<typeof newStationSchema>,
  snapshot?: Omit<Latest, "stationId">,
): Promise<StationSummary> {
  const details = { ...fields, elevation, timeZone: timeZone ?? tzLookup(fields.lat, fields.lon) };
  const row = { details: { ...details, ownerId }, latest: snapshot, now: ctx.now() };
  const id = await insertStation(sql, ctx.database.dialect, row);
  const { time: timestamp = null, values: latest = {} } = snapshot ?? {};
  const station: StationSummary = { id, ...details, timestamp, latest };
  const changes = added({ ...detailsOf(station), ownerId });
  await insertLogEntry(
    sql,
    logEntry(ctx, { action: "add", model: "Station", objectId: id, objectLabel: station.name, changes }),
  );
  return station;
}

function ownId({ actor }: Context): number | null {
  return actor.kind === "user" ? actor.id : null;
}
