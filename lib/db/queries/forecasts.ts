import { INSERT_IGNORING, marks, parsed, type Sql } from "../sql";
import type { Dialect } from "../url";

/** Which service, and about where: in ASCII. */
export interface ForecastKey {
  source: string;
  place: string;
}

/** What is known of a place. Times are epoch ms. */
export interface ForecastRow {
  payload: unknown;
  fetchedAt: number | null;
  lastModified: string | null;
  nextAt: number;
  claimedUntil: number | null;
  failure: string | null;
  settings: string;
}

const COLUMNS = `"payload", "fetchedAt", "lastModified", "nextAt", "claimedUntil", "failure", "settings"`;
const IS_KEY = `"source" = ? AND "place" = ?`;

/** What is known of these places, by place; those of which nothing is are absent. */
export async function forecastsOf(
  sql: Sql,
  source: string,
  places: readonly string[],
): Promise<Map<string, ForecastRow>> {
  if (places.length === 0) return new Map();
  const rows = await sql.all<ForecastRow & { place: string }>(
    `SELECT "place", ${COLUMNS} FROM "Forecast" WHERE "source" = ? AND "place" IN (${marks(places.length)})`,
    [source, ...places],
  );
  return new Map(rows.map(({ place, ...row }) => [place, { ...row, payload: parsed(row.payload) }]));
}

interface Claim {
  settings: string;
  now: number;
  /** Until when the claim holds, in case that this process ends before it has an answer. */
  until: number;
  /** A request planned for later than this was planned by a clock that was ahead. */
  latest: number;
}

/** Takes the right to ask the service. False if it is not time yet, or somebody else asks. */
export async function claimForecast(
  sql: Sql,
  dialect: Dialect,
  { source, place }: ForecastKey,
  { settings, now, until, latest }: Claim,
): Promise<boolean> {
  const [at, end] = [new Date(now), new Date(until)];
  const claimed = await sql.run(
    `UPDATE "Forecast" SET "claimedUntil" = ?, "settings" = ?
     WHERE ${IS_KEY}
       AND ("nextAt" <= ? OR "nextAt" > ? OR ("failure" IS NOT NULL AND "settings" <> ?))
       AND ("claimedUntil" IS NULL OR "claimedUntil" <= ? OR "claimedUntil" > ?)`,
    [end, settings, source, place, at, new Date(latest), settings, at, end],
  );
  if (claimed > 0) return true;
  // Of two at once, one finds the row of the other.
  const added = await sql.run(
    `${INSERT_IGNORING[dialect]} INTO "Forecast" ("source", "place", "nextAt", "claimedUntil", "settings")
     VALUES (?, ?, ?, ?, ?)`,
    [source, place, at, end, settings],
  );
  return added > 0;
}

interface Answer {
  payload: string;
  fetchedAt: number;
  lastModified: string | null;
  nextAt: number;
}

/** Writes what the service said, and ends the claim. */
export async function storeForecast(
  sql: Sql,
  { source, place }: ForecastKey,
  { payload, fetchedAt, lastModified, nextAt }: Answer,
): Promise<void> {
  await sql.run(
    `UPDATE "Forecast" SET "payload" = ?, "fetchedAt" = ?, "lastModified" = ?, "nextAt" = ?,
       "claimedUntil" = NULL, "failure" = NULL
     WHERE ${IS_KEY}`,
    [payload, new Date(fetchedAt), lastModified, new Date(nextAt), source, place],
  );
}

/** Writes that what is there still holds, and ends the claim. */
export async function confirmForecast(
  sql: Sql,
  { source, place }: ForecastKey,
  { fetchedAt, nextAt }: Pick<Answer, "fetchedAt" | "nextAt">,
): Promise<void> {
  await sql.run(
    `UPDATE "Forecast" SET "fetchedAt" = ?, "nextAt" = ?, "claimedUntil" = NULL, "failure" = NULL WHERE ${IS_KEY}`,
    [new Date(fetchedAt), new Date(nextAt), source, place],
  );
}

/** Writes why there was no answer, keeps the last one, and ends the claim. */
export async function failForecast(
  sql: Sql,
  { source, place }: ForecastKey,
  { failure, nextAt }: { failure: string; nextAt: number },
): Promise<void> {
  await sql.run(`UPDATE "Forecast" SET "failure" = ?, "nextAt" = ?, "claimedUntil" = NULL WHERE ${IS_KEY}`, [
    failure,
    new Date(nextAt),
    source,
    place,
  ]);
}

/** Removes what nobody has looked at since this time (epoch ms): of stations that moved, and cities that went. */
export async function removeForecastsBefore(sql: Sql, time: number): Promise<void> {
  await sql.run(`DELETE FROM "Forecast" WHERE "nextAt" < ?`, [new Date(time)]);
}
