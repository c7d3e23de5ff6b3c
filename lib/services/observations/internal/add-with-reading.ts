import type { z } from "zod";
import type { StationSummary } from "../../../contract/station/station";
import type { newStationSchema } from "../../../contract/station/station-input";
import { insertReadings } from "../../../db/queries/readings/readings";
import { insertSuspects } from "../../../db/queries/readings/suspects";
import { markDirty } from "../../../db/queries/statistics/dirty";
import type { Sql } from "../../../db/sql";
import { shownValues } from "../../../weather/derived/derive";
import type { Values } from "../../../weather/metrics";
import type { Context } from "../../context";
import { checkInOrder } from "../../readings";
import { addStation } from "../../stations";

/** A station and its first observation. */
export interface Registration {
  fields: z.output<typeof newStationSchema>;
  first: { time: number; values: { temperature: number } };
}

/** Inserts a station owned by the actor, its log entry and its first reading, in few statements. */
export async function addWithReading(ctx: Context, sql: Sql, { fields, first }: Registration): Promise<StationSummary> {
  const reading = await checkFirst({ ...first, receivedAt: ctx.now() }, fields);
  const station = await addStation(sql, ctx, fields, reading?.snapshot);
  if (reading) {
    const row = { ...reading.row, stationId: station.id };
    await insertReadings(sql, [row]);
    await insertSuspects(sql, [row]);
    await markDirty(sql, ctx.database.dialect, [row]);
  }
  return station;
}

/** A first reading needs nothing of the database: its station's snapshot is known before the station has an id. */
async function checkFirst(
  first: { time: number; receivedAt: number; values: Values },
  { lat, lon, elevation = null }: Registration["fields"],
) {
  const station = { id: 0, lat, lon, metadata: { elevation }, timestamp: null, channelValues: null, qualityState: {} };
  const { rows, state } = await checkInOrder(station, [{ ...first, stationId: 0, extra: null }], {});
  const [row] = rows;
  const values = row && shownValues(row, station.metadata);
  return row && values && { row, snapshot: { time: row.time, values, qualityState: state } };
}
