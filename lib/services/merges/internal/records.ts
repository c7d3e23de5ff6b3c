import { modelNamed } from "../../../db/models";
import { type Cells, selectRows } from "../../../db/queries/records/tables";
import type { Sql } from "../../../db/sql";

/** A table of numbered rows that go with a station's readings. */
export interface RecordsOf {
  model: string;
  /** What no two rows of one station have alike; none where any two may. */
  unique: readonly string[];
  /** What makes two that are alike in that the same. */
  same: readonly string[];
}

export const RECORDS: readonly RecordsOf[] = [
  { model: "PeriodValue", unique: ["from", "to", "metric", "statistic"], same: ["value"] },
  { model: "DeviceEvent", unique: ["eventId"], same: ["time", "type", "message", "data"] },
  { model: "DeviceCommand", unique: [], same: [] },
  { model: "DeviceKey", unique: [], same: [] },
];

/** What was suspect in a reading that the other station had as well. Of those that move it goes with them. */
export const SUSPECTS: RecordsOf = { model: "SuspectValue", unique: ["time", "metric"], same: [] };

/** What goes with a station itself, and is kept for its return. */
export const OWN_ROWS = ["StationElevation", "StationCalibration", "Device"] as const;

/** Values of a column a statement. */
const BATCH_SIZE = 500;

/** Finds the station's row that is alike in what must be unique. */
export async function twinsAmong(
  sql: Sql,
  { model, unique }: RecordsOf,
  stationId: number,
  rows: readonly Cells[],
): Promise<(row: Cells) => Cells | undefined> {
  const [first] = unique;
  const found = new Map<string, Cells>();
  if (first !== undefined) {
    const cells = [...new Set(rows.map((row) => row[first] ?? null))];
    for (let i = 0; i < cells.length; i += BATCH_SIZE) {
      const where = { stationId, [first]: cells.slice(i, i + BATCH_SIZE) };
      for (const row of await selectRows(sql, modelNamed(model), where)) found.set(partsOf(row, unique), row);
    }
  }
  return (row) => (first === undefined ? undefined : found.get(partsOf(row, unique)));
}

/** Do two rows that are alike say the same? */
export function isSame({ same }: RecordsOf, a: Cells, b: Cells): boolean {
  return partsOf(a, same) === partsOf(b, same);
}

function partsOf(row: Cells, columns: readonly string[]): string {
  return JSON.stringify(columns.map((column) => row[column]));
}
