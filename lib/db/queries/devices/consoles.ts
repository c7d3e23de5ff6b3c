import type { Sql } from "../../sql";

/** What is needed of a station to read what its console sends. */
export interface ConsoleStationRow {
  elevation: number | null;
  timeZone: string;
}

export async function consoleStation(sql: Sql, stationId: number): Promise<ConsoleStationRow | undefined> {
  const rows = await sql.all<ConsoleStationRow>(`SELECT "elevation", "timeZone" FROM "Station" WHERE "id" = ?`, [
    stationId,
  ]);
  return rows[0];
}
