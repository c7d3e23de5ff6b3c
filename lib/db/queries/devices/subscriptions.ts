import { INSERT_IGNORING, marks, type Sql } from "../../sql";
import type { Dialect } from "../../url";

/** The columns of a subscription that its messages need. */
export interface SubscriptionRow {
  id: number;
  stationId: number;
  dialect: string;
  filter: string;
  targets: string;
  isEnabled: boolean;
}

type Stored = Omit<SubscriptionRow, "isEnabled"> & { isEnabled: unknown };

const COLUMNS = `"id", "stationId", "dialect", "filter", "targets", "isEnabled"`;

/** Those of one station, or of all stations. */
export async function subscriptionsOf(sql: Sql, stationId?: number): Promise<SubscriptionRow[]> {
  const where = stationId === undefined ? "" : `WHERE "stationId" = ?`;
  const rows = await sql.all<Stored>(
    `SELECT ${COLUMNS} FROM "MqttSubscription" ${where} ORDER BY "id"`,
    stationId === undefined ? [] : [stationId],
  );
  return rows.map((row) => ({ ...row, isEnabled: Boolean(row.isEnabled) }));
}

/** The names of the chosen sensors of these subscriptions. */
export async function takenSensors(
  sql: Sql,
  subscriptionIds: readonly number[],
): Promise<{ subscriptionId: number; name: string }[]> {
  if (subscriptionIds.length === 0) return [];
  return sql.all(
    `SELECT "subscriptionId", "name" FROM "MqttSensor"
     WHERE "subscriptionId" IN (${marks(subscriptionIds.length)}) AND "isTaken" = ?`,
    [...subscriptionIds, 1],
  );
}

export interface HeardSensor {
  subscriptionId: number;
  name: string;
  heardAt: number;
  values: Record<string, number>;
}

/** Notes what sensors said last. Subscriptions that do not exist are left out. */
export async function noteSensors(sql: Sql, dialect: Dialect, sensors: readonly HeardSensor[]): Promise<void> {
  for (const { subscriptionId, name, heardAt, values } of sensors) {
    const said = JSON.stringify(values);
    const where = `"subscriptionId" = ? AND "name" = ?`;
    const known = await sql.run(`UPDATE "MqttSensor" SET "heardAt" = ?, "values" = ? WHERE ${where}`, [
      new Date(heardAt),
      said,
      subscriptionId,
      name,
    ]);
    if (known > 0) continue;
    await sql.run(
      `${INSERT_IGNORING[dialect]} INTO "MqttSensor" ("subscriptionId", "name", "isTaken", "heardAt", "values")
       SELECT "id", ?, 0, ?, ? FROM "MqttSubscription" WHERE "id" = ?`,
      [name, new Date(heardAt), said, subscriptionId],
    );
  }
}

/** Removes those heard longest ago of which none is chosen, beyond `most` of a subscription. */
export async function forgetSensors(sql: Sql, subscriptionId: number, most: number): Promise<void> {
  const old = await sql.all<{ id: number }>(
    `SELECT "id" FROM "MqttSensor" WHERE "subscriptionId" = ? AND "isTaken" = 0
     ORDER BY "heardAt" DESC, "id" DESC LIMIT 1000 OFFSET ?`,
    [subscriptionId, most],
  );
  if (old.length === 0) return;
  await sql.run(
    `DELETE FROM "MqttSensor" WHERE "id" IN (${marks(old.length)})`,
    old.map(({ id }) => id),
  );
}

export async function noteMessage(sql: Sql, id: number, { at, result }: { at: number; result: string }): Promise<void> {
  await sql.run(`UPDATE "MqttSubscription" SET "lastAt" = ?, "lastResult" = ? WHERE "id" = ?`, [
    new Date(at),
    result.slice(0, 200),
    id,
  ]);
}

/** The stations of these subscriptions. */
export async function stationsOfSubscriptions(sql: Sql, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.all<{ id: number; stationId: number }>(
    `SELECT "id", "stationId" FROM "MqttSubscription" WHERE "id" IN (${marks(ids.length)})`,
    ids,
  );
  return new Map(rows.map(({ id, stationId }) => [id, stationId]));
}
