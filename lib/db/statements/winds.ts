import type { Sql } from "../sql";
import type { Dialect } from "../url";

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

/** Hours since 1970. */
const HOUR_NUMBER: Record<Dialect, string> = {
  sqlite: `(s."time" / 3600000)`,
  mysql: `TIMESTAMPDIFF(HOUR, '1970-01-01', s."time")`,
};
