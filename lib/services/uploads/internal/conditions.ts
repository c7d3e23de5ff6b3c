import { observationsBetween } from "../../../db/queries/readings/observations";
import { rollupsBetween } from "../../../db/queries/statistics/rollups";
import type { Sql } from "../../../db/sql";
import type { Conditions } from "../../../uploads";
import { derivedValue } from "../../../weather/derived/derive";
import { needsEarlierTemperature } from "../../../weather/formulas/pressure";
import { METRIC_KEYS, METRICS, type MetricKey, type Values } from "../../../weather/metrics";
import type { Observation } from "../../../weather/statistics/rollup";
import { latestBelievable } from "../../../weather/time/clock";
import { dayStart, hourStart, localDay } from "../../../weather/time/days";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../weather/time/durations";

/** Older values are not the present weather any more, and are not sent. */
const CURRENT_MS = 10 * MINUTE_MS;
/** Readings that are looked at: one each second in ten minutes, one each 2.5 seconds in an hour. */
const MAX_READINGS = 600;
const MAX_READINGS_HOUR = 1440;

/** All but sums, which one reading does not tell. */
const MOMENTARY: readonly MetricKey[] = METRIC_KEYS.filter((key) => METRICS[key].aggregate !== "sum");

interface Place {
  id: number;
  elevation: number | null;
  timeZone: string;
}

/**
 * The newest good value of each metric of the last ten minutes, and the sums of rain that are asked for; undefined where
 * there is none. The day's sum follows the statistics, which are some seconds late.
 */
export async function currentConditions(
  sql: Sql,
  station: Place,
  rain: readonly (keyof Conditions["rain"])[],
  now: number,
): Promise<Conditions | undefined> {
  const interval = { stationId: station.id, from: now - CURRENT_MS, to: latestBelievable(now) };
  const observations = await observationsBetween(sql, interval, MOMENTARY, MAX_READINGS, {
    derived: ["seaLevelPressure"],
  });
  const time = observations.findLast(({ values }) => Object.keys(values).length > 0)?.time;
  if (time === undefined) return undefined;
  const values = withDerived(newestOf(observations), station.elevation);
  const isCalm = values.windSpeed === 0 && values.windDirection === undefined;
  return {
    time,
    values,
    ...(isCalm ? { lastDirection: await lastDirection(sql, station.id, time) } : {}),
    rain: await rainUntil(sql, station, rain, time),
  };
}

/** The newest value of each metric; of gusts the highest, as is usual for ten minutes. */
function newestOf(observations: readonly Observation[]): Values {
  const newest: Values = Object.assign({}, ...observations.map(({ values }) => values));
  const gusts = observations.flatMap(({ values }) => values.windGust ?? []);
  return gusts.length === 0 ? newest : { ...newest, windGust: Math.max(...gusts) };
}

/** What follows from the newest values, which may be of several readings, as sensors report one by one. */
function withDerived(values: Values, elevation: number | null): Values {
  const all = { ...values };
  for (const key of ["dewPoint", "altimeterSetting", "seaLevelPressure"] as const) {
    if (key === "seaLevelPressure" && needsEarlierTemperature(elevation)) continue;
    const value = all[key] ?? derivedValue(key, all, elevation);
    if (value !== undefined) all[key] = value;
  }
  return all;
}

/** Of the past hours, as most stations give none while it is calm. */
async function lastDirection(sql: Sql, stationId: number, time: number): Promise<number | undefined> {
  const interval = { stationId, from: time - HOUR_MS, to: time };
  const observations = await observationsBetween(sql, interval, ["windDirection"], MAX_READINGS_HOUR);
  return observations.findLast(({ values }) => values.windDirection !== undefined)?.values.windDirection;
}

async function rainUntil(
  sql: Sql,
  { id: stationId, timeZone }: Place,
  wanted: readonly (keyof Conditions["rain"])[],
  time: number,
): Promise<Conditions["rain"]> {
  if (wanted.length === 0) return {};
  const hour = await rainOfReadings(sql, stationId, time - HOUR_MS, time);
  // A gauge that reports has measured nothing where there are no statistics.
  const none = hour === undefined ? undefined : 0;
  const rain: Conditions["rain"] = { hour };
  if (wanted.includes("day")) {
    const start = dayStart(localDay(time, timeZone), timeZone);
    rain.day = (await rainOfRollups(sql, "DayRollup", stationId, start, start + 1)) ?? none;
  }
  if (wanted.includes("day24")) {
    const full = hourStart(time - DAY_MS) + HOUR_MS;
    const before = await rainOfReadings(sql, stationId, time - DAY_MS, full);
    const since = await rainOfRollups(sql, "HourRollup", stationId, full, time);
    rain.day24 = before === undefined && since === undefined ? none : (before ?? 0) + (since ?? 0);
  }
  return rain;
}

/** Rain of the readings in after < time <= until: each has fallen since the one before it. */
async function rainOfReadings(sql: Sql, stationId: number, after: number, until: number): Promise<number | undefined> {
  const interval = { stationId, from: after + 1, to: until + 1 };
  return sumOf(
    (await observationsBetween(sql, interval, ["rain"], MAX_READINGS_HOUR)).map(({ values }) => values.rain),
  );
}

async function rainOfRollups(
  sql: Sql,
  table: "HourRollup" | "DayRollup",
  stationId: number,
  from: number,
  to: number,
): Promise<number | undefined> {
  return sumOf(
    (await rollupsBetween(sql, table, { stationId, from, to, metrics: ["rain"] })).map(({ stats }) => stats.sum),
  );
}

function sumOf(values: readonly (number | undefined)[]): number | undefined {
  const given = values.filter((value) => value !== undefined);
  return given.length === 0 ? undefined : given.reduce((sum, value) => sum + value, 0);
}
