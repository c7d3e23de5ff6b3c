import { channelTimesFrom } from "../../db/queries/readings/readings";
import { countUpTo } from "../../db/queries/records/browse";
import { countRows } from "../../db/queries/records/pages";
import { removeSetting, setSetting, settingOf, settingOrFirst } from "../../db/queries/settings";
import { lockStations, stationIdFrom } from "../../db/queries/stations/stations";
import { markDirty } from "../../db/queries/statistics/dirty";
import { markAllPeriods } from "../../db/queries/statistics/period-values";
import type { Sql } from "../../db/sql";
import { emit } from "../../live/bus";
import { log } from "../../log";
import { mayNeedEarlier } from "../../weather/derived/earlierTemperature";
import { hourStart } from "../../weather/time/days";
import type { Context } from "../context";
import { forgetDerived, refreshLatest } from "../readings";

/**
 * The version of the definitions of statistics and derived values. Increase it when they change: every database made by
 * an older version then goes through all its readings once, in the background.
 */
export const STATISTICS_VERSION = 6;

/** Before this version, derived values were stored beside measured ones. */
const DERIVED_WHEN_READ = 2;
/**
 * Before this version, means were weighted by reading. Later ones changed only high stations' pressure at sea level,
 * and of all others the latest.
 */
const WEIGHED_BY_TIME = 3;
/** Before this version, high stations' pressure at sea level was reduced otherwise. */
const REDUCED = 5;
/** Before this version, channels had no statistics. */
const WITH_CHANNELS = 6;

/** Settings: the version of all statistics, and the progress towards a newer one. */
const VERSION = "statisticsVersion";
const PROGRESS = "statisticsProgress";

/** Readings per transaction; their hours are rebuilt before the next, so that new readings do not wait longer. */
const STEP = 2_000;
const BEGINNING = Date.UTC(1000, 0, 1);

const ALL_STATIONS = { table: "Station", where: [] };

interface Progress {
  /** The target version. */
  version: number;
  /** What comes next: the readings of this station from this time on, then the stations with higher ids. */
  stationId: number;
  from: number;
  /** Progress so far. */
  stations: number;
  readings: number;
  hours: number;
  /** Epoch ms. */
  begun: number;
}

/**
 * When the definitions have changed since a database's statistics were made, marks the hours of the next readings as
 * dirty, station by station, oldest first; `refresh` then rebuilds them. The progress is stored in the same
 * transaction, so that it continues after a restart. Returns whether there was anything to mark.
 */
export async function markNextPart(ctx: Context): Promise<boolean> {
  const { database } = ctx;
  const known = await settingOf(database.read, VERSION);
  if (known === undefined) {
    // A new database: a migration has marked those made by older versions.
    await database.transaction((sql) => settingOrFirst(sql, database.dialect, VERSION, String(STATISTICS_VERSION)));
    return false;
  }
  if (Number(known) >= STATISTICS_VERSION) return false;
  const { stationId, isLast } = await database.transaction((sql) => markPart(ctx, sql, Number(known)));
  if (stationId !== undefined && isLast) await emit(ctx, { type: "readings.changed", stationIds: [stationId] });
  return stationId !== undefined;
}

/** Returns the station of the readings, and whether they were its last; nothing when all is done. */
async function markPart(ctx: Context, sql: Sql, known: number): Promise<{ stationId?: number; isLast?: boolean }> {
  const progress = (await progressOf(sql)) ?? (await begin(ctx, sql));
  const stationId = await stationIdFrom(sql, progress.stationId);
  if (stationId === undefined) {
    await end(ctx, sql, progress);
    return {};
  }
  const [station] = await lockStations(sql, ctx.database.dialect, [stationId]);
  const from = stationId === progress.stationId ? progress.from : BEGINNING;
  const isHigh = station !== undefined && mayNeedEarlier(station.metadata);
  const isRemade = known < WEIGHED_BY_TIME || (known < REDUCED && isHigh);
  const times = isRemade || known < WITH_CHANNELS ? await channelTimesFrom(sql, stationId, from, STEP) : [];
  const last = times.at(-1)?.time;
  if (known < DERIVED_WHEN_READ && last !== undefined) await forgetDerived(sql, { stationId, from, to: last + 1 });
  const remade = isRemade ? times : times.filter(({ hasChannels }) => hasChannels);
  await markDirty(
    sql,
    ctx.database.dialect,
    remade.map(({ time }) => ({ stationId, time })),
  );
  const isLast = times.length < STEP;
  // Days that have only such values have no reading to mark them.
  if (isLast && isRemade) await markAllPeriods(sql, ctx.database.dialect, stationId);
  if (isLast && station?.timestamp != null) await refreshLatest(sql, stationId, ctx.now());
  await setProgress(sql, {
    ...progress,
    ...(isLast ? { stationId: stationId + 1, from: BEGINNING } : { stationId, from: (last ?? from) + 1 }),
    stations: progress.stations + (isLast ? 1 : 0),
    readings: progress.readings + times.length,
    hours: progress.hours + new Set(remade.map(({ time }) => hourStart(time))).size,
  });
  return { stationId, isLast };
}

async function begin({ now }: Context, sql: Sql): Promise<Progress> {
  const stations = await countRows(sql, ALL_STATIONS);
  log.info(
    { stations },
    "the definitions of statistics have changed: rebuilding those of all stations in the background",
  );
  const progress = { version: STATISTICS_VERSION, stationId: 0, from: BEGINNING, stations: 0, readings: 0, hours: 0 };
  return { ...progress, begun: now() };
}

async function end({ now }: Context, sql: Sql, { stations, readings, hours, begun }: Progress): Promise<void> {
  await setSetting(sql, VERSION, String(STATISTICS_VERSION));
  await removeSetting(sql, PROGRESS);
  const seconds = Math.round((now() - begun) / 1000);
  log.info({ stations, readings, hours, seconds }, "rebuilt the statistics of all stations");
}

async function progressOf(sql: Sql): Promise<Progress | undefined> {
  const text = await settingOf(sql, PROGRESS);
  const progress = text === undefined ? undefined : (JSON.parse(text) as Progress);
  // Progress towards an older version starts over.
  return progress?.version === STATISTICS_VERSION ? progress : undefined;
}

function setProgress(sql: Sql, progress: Progress): Promise<void> {
  return setSetting(sql, PROGRESS, JSON.stringify(progress));
}

/** Where counting hours stops. */
const MAX_COUNTED = 100_000;
/** Fewer are rebuilt within seconds and not reported. */
const FEW = 500;

/** The progress of a rebuild in words; empty while statistics are up to date, or nearly so. */
export async function statisticsText({ database: { read } }: Context): Promise<string> {
  const progress = await progressOf(read);
  if (progress) {
    const all = await countRows(read, ALL_STATIONS);
    return `The statistics of all stations are being rebuilt: ${progress.stations} of ${all} stations are done.`;
  }
  const hours = await countUpTo(read, { table: "DirtyHour", where: [] }, MAX_COUNTED);
  if (hours <= FEW) return "";
  const left = hours.toLocaleString("en") + (hours === MAX_COUNTED ? " or more" : "");
  return `Statistics are being rebuilt: ${left} hours are left.`;
}
