import { changesOfObject } from "../../db/queries/log/log";
import { readingContext } from "../../db/queries/readings/reading-context";
import { pagesOfReadings, type ReadingRow } from "../../db/queries/readings/readings";
import { setSetting, settingOf } from "../../db/queries/settings";
import { lockStations } from "../../db/queries/stations/stations";
import { markDirty } from "../../db/queries/statistics/dirty";
import type { Sql } from "../../db/sql";
import { mapYielding } from "../../event-loop";
import { emit } from "../../live/bus";
import { type ReadingContext, shownValues } from "../../weather/derived/derive";
import type { MetricKey } from "../../weather/metrics";
import { NearbyPlaces } from "../../weather/quality/nearby";
import { FARTHEST_KM, type Outlier, outliersOf } from "../../weather/quality/neighbours";
import { hourStart } from "../../weather/time/days";
import { HOUR_MS } from "../../weather/time/durations";
import type { Context } from "../context";
import { stationHours } from "./internal/neighbourhood";
import { reviseStored, type StoredRevision } from "./internal/revise";

/** How long after an hour it is checked: stations that report hourly may be late, and its statistics follow. */
const DELAY_MS = 20 * 60_000;
/** Hours beyond this that a stopped server has missed are not checked. */
const MISSED_HOURS = 24;
/** Readings per transaction, for which the station's next reading waits. */
const READING_BATCH_SIZE = 50;

/** The setting with the hour (epoch ms) to check next. */
const NEXT_HOUR = "neighboursNextHour";

/**
 * Compares the values of the next completed hour with those of neighbouring stations, and flags outliers as suspect.
 * Each hour and each value is checked once: what arrives later is not. Returns whether there was an hour to check.
 */
export async function checkNextHour(ctx: Context): Promise<boolean> {
  const { database, now } = ctx;
  const last = hourStart(now() - DELAY_MS) - HOUR_MS;
  const known = await settingOf(database.read, NEXT_HOUR);
  // Later than the current hour if a clock was ahead.
  const next = Math.min(known === undefined ? Number.POSITIVE_INFINITY : Number(known), hourStart(now()));
  const hour = Math.max(next, last - (MISSED_HOURS - 1) * HOUR_MS);
  if (hour <= last) await checkHour(ctx, hour);
  const after = hour <= last ? hour + HOUR_MS : hour;
  if (String(after) !== known) await database.transaction((sql) => setSetting(sql, NEXT_HOUR, String(after)));
  return hour <= last;
}

async function checkHour(ctx: Context, hour: number): Promise<void> {
  const stations = await stationHours(ctx, hour);
  const nearby = new NearbyPlaces(stations, FARTHEST_KM);
  const outliers = await mapYielding(stations, (station) => outliersOf(station, nearby));
  const changed: number[] = [];
  for (const [i, { id }] of stations.entries()) {
    const own = outliers[i] ?? [];
    if (own.length > 0 && (await suspectIn(ctx, id, hour, own))) changed.push(id);
  }
  await emit(ctx, { type: "readings.changed", stationIds: changed });
}

/** Flags a station's values of the hour as suspect, if all are beyond the limit. Returns whether any changed. */
async function suspectIn(
  ctx: Context,
  stationId: number,
  hour: number,
  outliers: readonly Outlier[],
): Promise<boolean> {
  const { database } = ctx;
  const readings: ReadingRow[] = [];
  for await (const page of pagesOfReadings(database.read, { stationId, from: hour, to: hour + HOUR_MS })) {
    readings.push(...page);
  }
  const times = readings.map(({ time }) => time);
  const context = await readingContext(database.read, stationId, times);
  const revisions = outliers.flatMap((outlier) => revisionsOf(readings, context, outlier));
  let isChanged = false;
  for (let i = 0; i < revisions.length; i += READING_BATCH_SIZE) {
    const slice = revisions.slice(i, i + READING_BATCH_SIZE);
    const changed = await database.transaction(async (sql) => {
      await lockStations(sql, database.dialect, [stationId]);
      const rows = await reviseStored(sql, await withoutSettled(sql, slice));
      await markDirty(sql, database.dialect, rows);
      return rows.length > 0;
    });
    isChanged ||= changed;
  }
  return isChanged;
}

/** Statistics may lack the newest readings: an hour is left alone if one of its values is within the limit. */
function revisionsOf(
  readings: readonly ReadingRow[],
  context: ReadingContext,
  { metric, expected, limit }: Outlier,
): StoredRevision[] {
  const values = readings.map((reading) => ({ reading, value: shownValues(reading, context)[metric] }));
  const observed = values.filter(({ value }) => value !== undefined);
  if (observed.some(({ value = expected }) => Math.abs(value - expected) <= limit)) return [];
  return observed.map(({ reading: { stationId, time, values: sent } }) => {
    // Derived values have no flags of their own: it is the barometer that is off.
    const measured: MetricKey = metric === "seaLevelPressure" && sent[metric] === undefined ? "pressure" : metric;
    return { stationId, time, metric: measured, was: undefined, flag: "neighbours" };
  });
}

/** Without values on which a person has already decided, for instance that they are right. */
async function withoutSettled(sql: Sql, revisions: readonly StoredRevision[]): Promise<StoredRevision[]> {
  const open: StoredRevision[] = [];
  for (const revision of revisions) {
    const objectId = `${revision.stationId}/${new Date(revision.time).toISOString()}`;
    const changes = await changesOfObject(sql, "SensorData", objectId);
    if (!changes.some((fields) => revision.metric in fields)) open.push(revision);
  }
  return open;
}
