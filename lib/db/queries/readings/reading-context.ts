import { goodValuesAt, type ReadingContext } from "../../../weather/derived/derive";
import {
  type TimedTemperature,
  type TimeWindow,
  windowOf,
  windowsOf,
} from "../../../weather/derived/earlierTemperature";
import { elevationAt, type StationMetadata } from "../../../weather/derived/metadata";
import { needsEarlierTemperature } from "../../../weather/formulas/pressure";
import type { Values } from "../../../weather/metrics";
import type { Flags } from "../../../weather/quality/quality";
import { parsed, type Sql, type SqlValue } from "../../sql";
import { stationMetadata } from "../stations/metadata";
import { type Interval, pagesOfReadings, type ReadingRow } from "./readings";

/** SELECTs per statement: each is a range of the key, and SQLite's limit is 500. */
const SELECTS = 50;

/** Readings examined on either side of a time: nearly always the first one has a good temperature. */
const FEW = 3;

const COLUMNS = `"stationId", "time", "temperature", "flags", "corrections"`;

interface Row {
  stationId: number;
  time: number;
  temperature: number | null;
  flags: unknown;
  corrections: unknown;
}

/**
 * What derivation needs besides the station's readings of these times (epoch ms). For stations that need no earlier
 * temperatures it is the metadata alone.
 */
export async function readingContext(
  sql: Sql,
  stationId: number,
  times: readonly number[],
  metadata?: StationMetadata,
): Promise<ReadingContext> {
  const known = metadata ?? (await stationMetadata(sql, stationId));
  const [time] = times;
  if (times.length === 1 && time !== undefined) {
    return (await contextsOf(sql, [{ stationId, metadata: known, time }])).get(stationId) ?? known;
  }
  const windows = windowsOf(known, times);
  return windows.length === 0
    ? known
    : { ...known, temperatures: await temperaturesIn(sql, stationId, known, windows) };
}

/** All of the station's readings in the interval, oldest first, page by page. */
export async function* pagesInContext(
  sql: Sql,
  interval: Interval,
  metadata: StationMetadata,
): AsyncGenerator<{ readings: ReadingRow[]; context: ReadingContext }> {
  for await (const readings of pagesOfReadings(sql, interval)) {
    const times = readings.map(({ time }) => time);
    yield { readings, context: await readingContext(sql, interval.stationId, times, metadata) };
  }
}

interface Single {
  stationId: number;
  metadata: StationMetadata;
  time: number;
}

/** The context of one reading per station, by station. */
export async function contextsOf(sql: Sql, readings: readonly Single[]): Promise<Map<number, ReadingContext>> {
  const contexts = new Map<number, ReadingContext>(readings.map(({ stationId, metadata }) => [stationId, metadata]));
  const needing = readings.filter(({ metadata, time }) => needsEarlierTemperature(elevationAt(metadata, time)));
  for (let i = 0; i < needing.length; i += SELECTS / 2) {
    const slice = needing.slice(i, i + SELECTS / 2);
    const rows = await nearestRows(sql, slice);
    for (const { stationId, metadata, time } of slice) {
      const own = rows.filter((row) => Number(row.stationId) === stationId);
      const nearest = nearestOf(own, metadata, time);
      const temperatures = nearest ?? (await temperaturesIn(sql, stationId, metadata, [windowOf(time)]));
      contexts.set(stationId, { ...metadata, temperatures });
    }
  }
  return contexts;
}

/** The good temperatures of a few rows; undefined where more rows are needed. */
function nearestOf(rows: readonly Row[], metadata: StationMetadata, time: number): TimedTemperature[] | undefined {
  const { middle } = windowOf(time);
  for (const side of [rows.filter((row) => row.time < middle), rows.filter((row) => row.time >= middle)]) {
    if (side.length === FEW && goodTemperatures(side, metadata).length === 0) return undefined;
  }
  return goodTemperatures(rows, metadata);
}

function nearestRows(sql: Sql, readings: readonly Single[]): Promise<Row[]> {
  const select = (alias: string, range: string, order: string) =>
    `SELECT * FROM (SELECT ${COLUMNS} FROM "SensorData" WHERE "stationId" = ? AND ${range}
     ORDER BY "time" ${order} LIMIT ${FEW}) AS "${alias}"`;
  const selects = readings.map(
    (_, i) => `${select(`before${i}`, `"time" >= ? AND "time" < ?`, "DESC")} UNION ALL
     ${select(`after${i}`, `"time" >= ? AND "time" <= ?`, "ASC")}`,
  );
  const values = readings.flatMap(({ stationId, time }): SqlValue[] => {
    const { from, to, middle } = windowOf(time);
    return [stationId, new Date(from), new Date(middle), stationId, new Date(middle), new Date(to)];
  });
  return sql.all<Row>(selects.join(" UNION ALL "), values);
}

/** The station's good temperatures in these windows, oldest first. */
async function temperaturesIn(
  sql: Sql,
  stationId: number,
  metadata: StationMetadata,
  windows: readonly TimeWindow[],
): Promise<TimedTemperature[]> {
  const found: TimedTemperature[] = [];
  for (let i = 0; i < windows.length; i += SELECTS) {
    const slice = windows.slice(i, i + SELECTS);
    // One SELECT per window: with OR, SQLite would scan all of the station's readings.
    const select = `SELECT ${COLUMNS} FROM "SensorData" WHERE "stationId" = ? AND "time" >= ? AND "time" <= ?`;
    const rows = await sql.all<Row>(
      slice.map(() => select).join(" UNION ALL "),
      slice.flatMap(({ from, to }): SqlValue[] => [stationId, new Date(from), new Date(to)]),
    );
    found.push(...goodTemperatures(rows, metadata));
  }
  return found;
}

/** Oldest first. */
function goodTemperatures(rows: readonly Row[], metadata: StationMetadata): TimedTemperature[] {
  const found = rows.flatMap((row) => {
    const time = Number(row.time);
    const values = row.temperature === null ? {} : { temperature: row.temperature };
    const [flags, corrections] = [parsed<Flags>(row.flags), parsed<Values>(row.corrections)];
    const { temperature } = goodValuesAt({ time, values, flags, corrections }, metadata);
    return temperature === undefined ? [] : [{ time, temperature }];
  });
  return found.sort((a, b) => a.time - b.time);
}
