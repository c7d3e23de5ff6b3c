import type { TemperatureDataItem } from "../../../contract/reading/temperature-data";
import type { Derived } from "../../../weather/derived/derive";
import { NO_METADATA } from "../../../weather/derived/metadata";
import type { MetricKey, Values } from "../../../weather/metrics";
import { columnList, parsed, type Sql } from "../../sql";
import { type Condition, whereClause } from "../records/pages";
import { metadataOf } from "../stations/metadata";
import { observation } from "./observations";

/** A reading and its station. */
export interface NewestReading {
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

/**
 * The newest latest reading that has all these metrics and is not after `until` (epoch ms), of the stations that meet
 * all conditions.
 */
export async function newestLatest(
  sql: Sql,
  where: readonly Condition[],
  metrics: readonly MetricKey[],
  until: number,
): Promise<NewestReading | undefined> {
  const measured = metrics.map((key) => ({ text: `JSON_EXTRACT("latest", '$.${key}') IS NOT NULL`, values: [] }));
  const { text, values } = whereClause([
    ...where,
    { text: `"timestamp" <= ?`, values: [new Date(until)] },
    ...measured,
  ]);
  const rows = await sql.all<Row & { latest: unknown }>(
    `SELECT "id", "name", "lat", "lon", "timestamp" AS "time", "latest" FROM "Station" ${text}
     ORDER BY "timestamp" DESC, "id" LIMIT 1`,
    values,
  );
  return rows.map(({ latest, ...row }) => newestReading(row, parsed<Values>(latest) ?? {}))[0];
}

/**
 * These metrics of the newest `limit` readings of all stations in after < time <= until (epoch ms), filtered afterwards
 * by stations that meet all conditions, newest first: a walk along the index by time.
 */
export async function newestReadingsOfAll(
  sql: Sql,
  where: readonly Condition[],
  metrics: readonly Exclude<MetricKey, Derived>[],
  { after, until }: { after: number; until: number },
  limit: number,
): Promise<NewestReading[]> {
  const columns = columnList(["stationId", "time", ...metrics, "flags", "corrections"]);
  const { text, values } = whereClause(where);
  const rows = await sql.all<Row & Record<string, unknown>>(
    `SELECT "newest".*, "Station"."id", "Station"."name", "Station"."lat", "Station"."lon"
     FROM (SELECT ${columns} FROM "SensorData" WHERE "time" > ? AND "time" <= ?
           ORDER BY "time" DESC, "stationId" DESC LIMIT ${limit}) AS "newest"
     JOIN "Station" ON "Station"."id" = "newest"."stationId"
     ${text} ORDER BY "newest"."time" DESC, "newest"."stationId" DESC`,
    [new Date(after), new Date(until), ...values],
  );
  const metadata = await metadataOf(sql, [...new Set(rows.map(({ id }) => Number(id)))]);
  return rows.map((row) =>
    newestReading(row, observation(row, metrics, metadata.get(Number(row.id)) ?? NO_METADATA, []).values),
  );
}

/** The newest spot reading until a time, epoch ms; undefined when there is none. */
export async function newestSpot(sql: Sql, until: number): Promise<TemperatureDataItem | undefined> {
  const [row] = await sql.all<TemperatureDataItem>(
    `SELECT "id", "temperature", "lat", "lon", "timestamp" FROM "TemperatureData" WHERE "timestamp" <= ?
     ORDER BY "timestamp" DESC, "id" DESC LIMIT 1`,
    [new Date(until)],
  );
  return row;
}

function newestReading({ id, name, lat, lon, time }: Row, values: Values): NewestReading {
  return { station: { id: Number(id), name, lat: Number(lat), lon: Number(lon) }, time: Number(time), values };
}
