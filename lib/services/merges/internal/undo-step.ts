import { modelNamed } from "../../../db/models";
import {
  deleteMergedReadings,
  deleteMergedRecords,
  giveRows,
  type MergeRow,
  mergedReadings,
  mergedRecords,
} from "../../../db/queries/merges";
import { type Cells, insertCellsOf, selectRows, setColumn } from "../../../db/queries/records/tables";
import type { Sql } from "../../../db/sql";
import type { Dialect } from "../../../db/url";
import { giveReadings, readingsByTime, restoreReadings } from "./readings";
import { RECORDS, type RecordsOf, SUSPECTS, twinsAmong } from "./records";
import { markPeriodsOf, STEP } from "./step";

/** Moves back one transaction's share. Returns the number of readings, and whether it was the last share. */
export async function giveBackSome(
  sql: Sql,
  dialect: Dialect,
  merge: MergeRow,
): Promise<{ readings: number; isOver: boolean }> {
  const readings = await giveBackReadings(sql, dialect, merge);
  if (readings === STEP) return { readings, isOver: false };
  for (const records of [SUSPECTS, ...RECORDS]) {
    if (await giveBackRecords(sql, dialect, merge, records)) return { readings, isOver: false };
  }
  await giveBackDevice(sql, merge);
  return { readings, isOver: true };
}

/** Returns whether this table may have more. */
async function giveBackRecords(
  sql: Sql,
  dialect: Dialect,
  { id, stationId, intoId }: MergeRow,
  records: RecordsOf,
): Promise<boolean> {
  const merged = await mergedRecords(sql, id, records.model, STEP);
  if (merged.length === 0) return false;
  const model = modelNamed(records.model);
  const ids = merged.filter(({ dropped }) => !dropped).map(({ recordId }) => recordId);
  const moved = ids.length === 0 ? [] : await selectRows(sql, model, { stationId: intoId, id: ids });
  const dropped = merged.flatMap((row) => (row.dropped ? [row.dropped] : []));
  // A row that the station has received in its place since stays.
  const twinOf = await twinsAmong(sql, records, stationId, [...moved, ...dropped]);
  const back = moved.filter((row) => !twinOf(row));
  const again = dropped.filter((row) => !twinOf(row));
  await giveRows(
    sql,
    records.model,
    back.map((row) => Number(row.id)),
    stationId,
  );
  await insertCellsOf(sql, model, again);
  await deleteMergedRecords(
    sql,
    id,
    records.model,
    merged.map(({ recordId }) => recordId),
  );
  if (records.model === "PeriodValue") await markPeriodsOf(sql, dialect, [...back, ...again], [stationId, intoId]);
  return merged.length === STEP;
}

async function giveBackDevice(sql: Sql, { id, stationId, intoId }: MergeRow): Promise<void> {
  const [given] = await mergedRecords(sql, id, "Device", 1);
  if (!given) return;
  const own: Cells[] = await selectRows(sql, modelNamed("Device"), { stationId });
  if (own.length === 0) await setColumn(sql, "Device", { column: "stationId", from: intoId, to: stationId });
  await deleteMergedRecords(sql, id, "Device", [given.recordId]);
}

async function giveBackReadings(sql: Sql, dialect: Dialect, { id, stationId, intoId }: MergeRow) {
  const merged = await mergedReadings(sql, id, STEP);
  const times = merged.map(({ time }) => time);
  const own = await readingsByTime(sql, stationId, times);
  const there = await readingsByTime(
    sql,
    intoId,
    merged.filter(({ dropped }) => !dropped).map(({ time }) => time),
  );
  await giveReadings(
    sql,
    dialect,
    [...there.values()].filter(({ time }) => !own.has(time)),
    stationId,
  );
  const again = merged.flatMap(({ dropped }) => (dropped && !own.has(dropped.time) ? [dropped] : []));
  await restoreReadings(sql, dialect, again);
  await deleteMergedReadings(sql, id, times);
  return merged.length;
}
