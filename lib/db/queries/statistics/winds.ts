import { CALM_BELOW } from "../../../weather/formulas/wind";
import type { Interval } from "../../../weather/statistics/coverage";
import { SECTORS, type SectorHours } from "../../../weather/statistics/prevailing";
import type { Sql } from "../../sql";
import type { Dialect } from "../../url";

/** The wind of an hour: its mean speed in m/s, and the sums of its vector, null without a direction. */
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

/**
 * The sectors of the hourly winds in each interval; a sector may occur twice. Ranges of the key in one statement. An
 * hour belongs to the sector of its resultant wind; hours with a resultant below the calm limit are left out, because
 * they were calm or their wind variable.
 */
export async function sectorsWithin(
  sql: Sql,
  stationId: number,
  intervals: readonly Interval[],
): Promise<SectorHours[][]> {
  if (intervals.length === 0) return [];
  const rows = await sql.all<{ position: number; sector: number; hours: number; total: number }>(
    intervals.map((_, i) => sectorsOf(i)).join(" UNION ALL "),
    intervals.flatMap(({ from, to }) => [stationId, new Date(from), new Date(to)]),
  );
  const found = intervals.map((): SectorHours[] => []);
  for (const { position, sector, hours, total } of rows) {
    found[Number(position)]?.push({ sector: Number(sector) % SECTORS, hours: Number(hours), total });
  }
  return found;
}

/** The smallest square of a resultant that is not calm, minus a margin for the rounding of its parts. */
const WINDY = CALM_BELOW ** 2 - 1e-9;

/** Degrees from -180 to 180 become sectors from 8 to 24, of which south is both. */
function sectorsOf(position: number): string {
  return `SELECT ${position} AS "position", FLOOR(DEGREES(ATAN2("x", "y")) / ${360 / SECTORS} + ${SECTORS + 0.5}) AS "sector",
      COUNT(*) AS "hours", SUM(SQRT("x" * "x" + "y" * "y") / "count") AS "total" FROM "HourRollup"
    WHERE "stationId" = ? AND "time" >= ? AND "time" < ? AND "metric" = 'windDirection'
    AND "x" * "x" + "y" * "y" >= ${WINDY} * "count" * "count" GROUP BY "sector"`;
}

/** Hours since 1970. */
const HOUR_NUMBER: Record<Dialect, string> = {
  sqlite: `(s."time" / 3600000)`,
  mysql: `TIMESTAMPDIFF(HOUR, '1970-01-01', s."time")`,
};
