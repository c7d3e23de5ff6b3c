import { modelNamed } from "../../db/models";
import { recordAt } from "../../db/queries/records/records";
import { selectRows } from "../../db/queries/records/tables";
import type { Sql } from "../../db/sql";
import type { Context } from "../context";
import { authorise, notFound } from "../guard";
import { type Key, updateLogged } from "../records";

const model = modelNamed("MqttSensor");

/**
 * Stores the values of a sensor, or no longer.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function takeSensor(ctx: Context, { key, isTaken }: { key: Key; isTaken: boolean }): Promise<void> {
  authorise(ctx, model.name, "change");
  await ctx.database.transaction((sql) => updateLogged(sql, ctx, model, { key, fields: { isTaken } }));
}

/**
 * Stores the values of this sensor in place of those of the same model, as after a change of batteries, which gives a
 * sensor another number.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function takeSensorInstead(ctx: Context, { key }: { key: Key }): Promise<void> {
  authorise(ctx, model.name, "change");
  await ctx.database.transaction(async (sql) => {
    const chosen = await recordAt(sql, model, key, ctx.database.dialect);
    if (!chosen) throw notFound();
    for (const { id } of await alike(sql, chosen)) {
      await updateLogged(sql, ctx, model, { key: { id: Number(id) }, fields: { isTaken: id === chosen.id } });
    }
  });
}

/** The sensor and the chosen ones of its model, which is what a name begins with. */
async function alike(sql: Sql, { id, subscriptionId, name }: Readonly<Record<string, unknown>>) {
  const rows = await selectRows(sql, model, { subscriptionId: Number(subscriptionId) });
  const modelOf = (text: unknown) => String(text).split("/")[0];
  return rows.filter((row) => row.id === id || (Boolean(row.isTaken) && modelOf(row.name) === modelOf(name)));
}
