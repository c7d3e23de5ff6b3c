import type { Derived } from "../../weather/derive";
import { NO_METADATA } from "../../weather/metadata";
import type { MetricKey, Values } from "../../weather/metrics";
import { columnList, type Sql } from "../sql";
import { metadataOf } from "./metadata";
import { observation } from "./observations";
import { parsed } from "./readings";

/** A reading of a public station. */
export interface PublicReading {
  station: { id: number; name: string; lat: number; lon: number };
  /** Epoch ms. */
  time: number;
  /** Good values only. */
  values: Values;
}

interface Row {
  id: number;
  name: string;
  lat: number;
  lon: number;
  time: number;
}

/** Of the public stations' latest readings, not after `until` (epoch ms), the newest that has all these metrics. */
export async function newestLatest(
  sql: Sql,
  metrics: readonly MetricKey[],
  until: number,
): Promise<PublicReading | undefined> {
  const measured = metrics.map((key) => `JSON_EXTRACT("latest", '$.${key}') IS NOT NULL`);
  const rows = await sql.all<Row & { latest: unknown }>(
    `SELECT "id", "name", "lat", "lon", "timestamp" AS "time", "latest" FROM "Station"
     WHERE "isPublic" = 1 AND "timestamp" <= ? AND ${measured.join(" AND ")}
     ORDER BY "timestamp" DESC, "id" LIMIT 1`,
    [new Date(until)],
  );
  return rows.map(({ latest, ...row }) => publicReading(row, parsed<Values>(latest) ?? {}))[0];
}

/**
 * These metrics of the newest `limit` readings of all stations in after < time <= until (epoch ms), of the public ones among them,
 * newest first: a walk along the index by time.
 */
export async function newestReadingsOfAll(
  sql: Sql,
  metrics: readonly Exclude<MetricKey, Derived>[],
  { after, until }: { after: number; until: number },
  limit: number,
): Promise<PublicReading[]> {
  const columns = columnList(["stationId", "time", ...metrics, "flags", "corrections"]);
  const rows = await sql.all<Row & Record<string, unknown>>(
    `SELECT "newest".*, "Station"."id", "Station"."name", "Station"."lat", "Station"."lon"
     FROM (SELECT ${columns} FROM "SensorData" WHERE "time" > ? AND "time" <= ?
           ORDER BY "time" DESC, "stationId" DESC LIMIT ${limit}) AS "newest"
     JOIN "Station" ON "Station"."id" = "newest"."stationId"
     WHERE "Station"."isPublic" = 1 ORDER BY "newest"."time" DESC, "newest"."stationId" DESC`,
    [new Date(after), new Date(until)],
  );
  const metadata = await metadataOf(sql, [...new Set(rows.map(({ id }) => Number(id)))]);
  return rows.map((row) =>
    publicReading(row, observation(row, metrics, metadata.get(Number(row.id)) ?? NO_METADATA, []).values),
  );
}

function publicReading({ id, name, lat, lon, time }: Row, values: Values): PublicReading {
  return { station: { id: Number(id), name, lat: Number(lat), lon: Number(lon) }, time: Number(time), values };
}
