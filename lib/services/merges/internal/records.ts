import { modelNamed } from "../../../db/models";
import { type Cells, selectRows } from "../../../db/queries/records/tables";
import type { Sql } from "../../../db/sql";

/** A table of rows with ids that move with a station's readings. */
export interface RecordsOf {
  model: string;
  /** The columns that are unique per station; empty if there are none. */
  unique: readonly string[];
  /** The columns that two rows must also share to count as the same. */
  same: readonly string[];
}

export const RECORDS: readonly RecordsOf[] = [
  { model: "PeriodValue", unique: ["from", "to", "metric", "statistic"], same: ["value"] },
  { model: "Channel", unique: ["name"], same: [] },
  { model: "DeviceEvent", unique: ["eventId"], same: ["time", "type", "message", "data"] },
  { model: "DeviceCommand", unique: [], same: [] },
  { model: "DeviceKey", unique: [], same: [] },
  { model: "Upload", unique: ["service", "account"], same: [] },
  { model: "MqttSubscription", unique: [], same: [] },
];

/** Suspect values of readings that the other station has, too. Those of moved readings move with them. */
export const SUSPECTS: RecordsOf = { model: "SuspectValue", unique: ["time", "metric"], same: [] };

/** The station's own rows, kept for an undo. */
export const OWN_ROWS = ["StationElevation", "StationCalibration", "Device", "ConsoleSetting"] as const;

/** Values of a column per statement. */
const BATCH_SIZE = 500;

/** Finds the station's row with the same unique values. */
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

/** Whether two rows with the same unique values are the same. */
export function isSame({ same }: RecordsOf, a: Cells, b: Cells): boolean {
  return partsOf(a, same) === partsOf(b, same);
}

function partsOf(row: Cells, columns: readonly string[]): string {
  return JSON.stringify(columns.map((column) => row[column]));
}
