import { countRain, isSameState, type RainSample, type RainState } from "../../../weather/rain/count";
import { marks, parsed, type Sql, type SqlValue, tuples } from "../../sql";

/** A row of RainCounter. */
export interface CounterRow extends RainSample {
  /** Its reading says itself how much has fallen, and keeps that. */
  hasRain: boolean;
  /** After this sample; undefined if none has had a usable counter. */
  state: RainState | undefined;
}

interface Key {
  stationId: number;
  /** Epoch ms. */
  time: number;
}

const COLUMNS = `"stationId", "time", "counters", "hasRain", "state"`;
/** Rows, times or stations per statement: SQLite takes up to 500 SELECTs in one. */
const BATCH_SIZE = 250;

/** The last sample of each of these stations before a time: a look-up by key for each, in one statement. */
export async function countersBefore(sql: Sql, keys: readonly Key[]): Promise<Map<number, CounterRow>> {
  const found = new Map<number, CounterRow>();
  for (let i = 0; i < keys.length; i += BATCH_SIZE) {
    const slice = keys.slice(i, i + BATCH_SIZE);
    const last = `SELECT * FROM (SELECT ${COLUMNS} FROM "RainCounter" WHERE "stationId" = ? AND "time" < ? ORDER BY "time" DESC LIMIT 1) "last"`;
    const rows = await sql.all<Record<string, unknown>>(
      Array(slice.length).fill(last).join(" UNION ALL "),
      slice.flatMap(({ stationId, time }) => [stationId, new Date(time)]),
    );
    for (const row of rows) found.set(Number(row.stationId), counterRow(row));
  }
  return found;
}

/** The station's first samples from a time on, oldest first. */
export async function countersFrom(sql: Sql, { stationId, time }: Key, limit: number): Promise<CounterRow[]> {
  const rows = await sql.all<Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM "RainCounter" WHERE "stationId" = ? AND "time" >= ? ORDER BY "time" LIMIT ${limit}`,
    [stationId, new Date(time)],
  );
  return rows.map(counterRow);
}

/** The station's samples at these times, by time. */
export async function countersAt(
  sql: Sql,
  stationId: number,
  times: readonly number[],
): Promise<Map<number, CounterRow>> {
  const found = new Map<number, CounterRow>();
  for (let i = 0; i < times.length; i += BATCH_SIZE) {
    const slice = times.slice(i, i + BATCH_SIZE);
    const rows = await sql.all<Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM "RainCounter" WHERE "stationId" = ? AND "time" IN (${marks(slice.length)})`,
      [stationId, ...slice.map((time) => new Date(time))],
    );
    for (const row of rows) found.set(Number(row.time), counterRow(row));
  }
  return found;
}

/** Adds samples, or replaces those of the same station and time. */
export async function putCounters(sql: Sql, rows: readonly (CounterRow & Key)[]): Promise<void> {
  for (let i = 0; i < rows.length; i += BATCH_SIZE) {
    const slice = rows.slice(i, i + BATCH_SIZE);
    await sql.run(`REPLACE INTO "RainCounter" (${COLUMNS}) VALUES ${tuples(slice.length, 5)}`, slice.flatMap(cellsOf));
  }
}

/** Returns how many there were. */
export async function deleteCounters(sql: Sql, stationId: number, times: readonly number[]): Promise<number> {
  let count = 0;
  for (let i = 0; i < times.length; i += BATCH_SIZE) {
    const slice = times.slice(i, i + BATCH_SIZE);
    count += await sql.run(`DELETE FROM "RainCounter" WHERE "stationId" = ? AND "time" IN (${marks(slice.length)})`, [
      stationId,
      ...slice.map((time) => new Date(time)),
    ]);
  }
  return count;
}

/** Nearly every state follows from its own sample and is not kept, which halves the table. */
function cellsOf({ stationId, time, counters, hasRain, state }: CounterRow & Key): SqlValue[] {
  const isPlain = state === undefined || isSameState(state, plainState({ time, counters }));
  const text = isPlain ? null : JSON.stringify(state);
  return [stationId, new Date(time), JSON.stringify(counters), hasRain ? 1 : 0, text];
}

function counterRow(row: Record<string, unknown>): CounterRow {
  const [time, counters] = [Number(row.time), parsed<RainSample["counters"]>(row.counters) ?? {}];
  const state = parsed<RainState>(row.state) ?? plainState({ time, counters });
  return { time, counters, hasRain: Boolean(row.hasRain), state };
}

function plainState(sample: RainSample): RainState | undefined {
  return countRain(undefined, sample).state;
}
