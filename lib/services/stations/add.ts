import tzLookup from "@photostructure/tz-lookup";
import type { z } from "zod";
import type { StationSummary } from "../../contract/station";
import type { newStationSchema } from "../../contract/station-input";
import { markDirty } from "../../db/queries/dirty";
import { insertLogEntry } from "../../db/queries/log";
import { insertReadings } from "../../db/queries/readings";
import { insertStation, type StationDetails } from "../../db/queries/stations";
import { insertSuspects } from "../../db/queries/suspects";
import type { Sql } from "../../db/sql";
import { shownValues } from "../../weather/derive";
import type { Values } from "../../weather/metrics";
import { added, logEntry } from "../audit";
import type { Context } from "../context";
import { checkInOrder } from "../readings/quality-control";
import { detailsOf } from "./summary";

/** Inserts a station of the actor's own, its log entry and, if there is one, its first reading, in few statements. */
export async function addStation(
  ctx: Context,
  sql: Sql,
  { timeZone, elevation = null, ownerId = ownId(ctx), ...fields }: z.output<typeof newStationSchema>,
  first?: { time: number; values: Values },
): Promise<StationSummary> {
  const { dialect } = ctx.database;
  const now = ctx.now();
  const details = { ...fields, elevation, timeZone: timeZone ?? tzLookup(fields.lat, fields.lon) };
  const reading = first && (await checkFirst({ ...first, receivedAt: now }, details));
  const id = await insertStation(sql, dialect, { details: { ...details, ownerId }, latest: reading?.latest, now });
  const { time: timestamp = null, values: latest = {} } = reading?.latest ?? {};
  const station: StationSummary = { id, ...details, timestamp, latest };
  const changes = added({ ...detailsOf(station), ownerId });
  await insertLogEntry(
    sql,
    logEntry(ctx, { action: "add", model: "Station", objectId: id, objectLabel: station.name, changes }),
  );
  if (reading) {
    const row = { ...reading.row, stationId: id };
    await insertReadings(sql, [row]);
    await insertSuspects(sql, [row]);
    await markDirty(sql, dialect, [row]);
  }
  return station;
}

function ownId({ actor }: Context): number | null {
  return actor.kind === "user" ? actor.id : null;
}

type Place = Pick<StationDetails, "lat" | "lon" | "elevation">;

/** A first reading needs nothing of the database: its station's snapshot is known before the station has a number. */
async function checkFirst(first: { time: number; receivedAt: number; values: Values }, place: Place) {
  const { lat, lon, elevation } = place;
  const station = { id: 0, lat, lon, metadata: { elevation }, timestamp: null, qualityState: {} };
  const { rows, state } = await checkInOrder(station, [{ ...first, stationId: 0, extra: null }], {});
  const [row] = rows;
  const values = row && shownValues(row, station.metadata);
  return row && values && { row, latest: { time: row.time, values, qualityState: state } };
}
