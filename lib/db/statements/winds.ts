import { SECTORS, type SectorHours } from "../../weather/prevailing";
import { CALM_BELOW } from "../../weather/wind";
import type { Sql } from "../sql";
import type { Dialect } from "../url";
import type { Interval } from "./climate";

/** The wind of an hour: its mean speed in m/s, and the sums of its vector, null where there was no direction. */
export interface HourlyWind {
  speed: number;
  x: number | null;
  y: number | null;
  count: number;
}

/** The winds of every n-th hour with from <= time < to. */
export function hourlyWinds(
  sql: Sql,
  dialect: Dialect,
  { stationId, from, to, every }: { stationId: number; from: number; to: number; every: number },
): Promise<HourlyWind[]> {
  return sql.all(
    `SELECT s."sum" / s."count" AS "speed", d."x", d."y", COALESCE(d."count", 0) AS "count"
     FROM "HourRollup" AS s
     LEFT JOIN "HourRollup" AS d ON d."stationId" = s."stationId" AND d."metric" = 'windDirection' AND d."time" = s."time"
     WHERE s."stationId" = ? AND s."metric" = 'windSpeed' AND s."time" >= ? AND s."time" < ?
       AND ${HOUR_NUMBER[dialect]} % ? = 0`,
    [stationId, new Date(from), new Date(to), every],
  );
}

/** The hours that begin in an interval. */
export interface HourlyWinds {
  /** The sum (m/s) of their mean wind speeds; null where none was measured. */
  speeds: number | null;
  /** A sector may occur twice. */
  sectors: SectorHours[];
}

/**
 * Of each interval the winds of its hours, two ranges of the key in one statement. An hour is in the sector of its resultant wind; where
 * that is below what is calm it is in none, as the hour was calm or its wind variable.
 */
export async function windsWithin(sql: Sql, stationId: number, intervals: readonly Interval[]): Promise<HourlyWinds[]> {
  if (intervals.length === 0) return [];
  const rows = await sql.all<{ position: number; sector: number | null; hours: number; total: number | null }>(
    intervals.map((_, i) => `${speedsOf(i)} UNION ALL ${sectorsOf(i)}`).join(" UNION ALL "),
    intervals.flatMap(({ from, to }) => {
      const range = [stationId, new Date(from), new Date(to)];
      return [...range, ...range];
    }),
  );
  const found = intervals.map((): HourlyWinds => ({ speeds: null, sectors: [] }));
  for (const { position, sector, hours, total } of rows) {
    const winds = found[Number(position)];
    if (!winds) continue;
    if (sector === null) winds.speeds = total;
    else winds.sectors.push({ sector: Number(sector) % SECTORS, hours: Number(hours), total: total ?? 0 });
  }
  return found;
}

const OF_METRIC = `FROM "HourRollup" WHERE "stationId" = ? AND "time" >= ? AND "time" < ? AND "metric" =`;

function speedsOf(position: number): string {
  return `SELECT ${position} AS "position", NULL AS "sector", 0 AS "hours", SUM("sum" / "count") AS "total" ${OF_METRIC} 'windSpeed'`;
}

/** The least square of a resultant that is no calm; a little less, for the rounding of its parts. */
const WINDY = CALM_BELOW ** 2 - 1e-9;

/** Degrees from -180 to 180 become sectors from 8 to 24, of which south is both. */
function sectorsOf(position: number): string {
  return `SELECT ${position} AS "position", FLOOR(DEGREES(ATAN2("x", "y")) / ${360 / SECTORS} + ${SECTORS + 0.5}) AS "sector",
      COUNT(*) AS "hours", SUM(SQRT("x" * "x" + "y" * "y") / "count") AS "total" ${OF_METRIC} 'windDirection'
    AND "x" * "x" + "y" * "y" >= ${WINDY} * "count" * "count" GROUP BY "sector"`;
}

/** Hours since 1970. */
const HOUR_NUMBER: Record<Dialect, string> = {
  sqlite: `(s."time" / 3600000)`,
  mysql: `TIMESTAMPDIFF(HOUR, '1970-01-01', s."time")`,
};
