import type { z } from "zod";
import { newSubscriptionSchema, subscriptionChangeSchema } from "../../contract/device/subscription";
import { modelNamed } from "../../db/models";
import { subscriptionsOf } from "../../db/queries/devices/subscriptions";
import { recordAt } from "../../db/queries/records/records";
import { env } from "../../env";
import { AppError } from "../../errors";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise, notFound } from "../guard";
import { omitUndefined } from "../omit-undefined";
import { parse } from "../parse";
import { type Item, insertLogged, type Key, removeLogged, updateLogged } from "../records";
import { recordPending } from "./pending";

const model = modelNamed("MqttSubscription");
const MAX_SUBSCRIPTIONS = 50;

/**
 * Makes messages on topics of an MQTT broker readings of a station. Anyone who may do so can read every topic that the
 * server may read there, so it needs a permission that only superusers have by default.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function addSubscription(
  ctx: Context,
  input: z.input<typeof newSubscriptionSchema>,
): Promise<{ key: Key }> {
  authorise(ctx, model.name, "add");
  const subscription = parse(newSubscriptionSchema, input);
  requireOwn(subscription);
  return ctx.database.transaction(async (sql) => {
    if ((await subscriptionsOf(sql, subscription.stationId)).length >= MAX_SUBSCRIPTIONS) {
      throw invalid("stationId", `A station has no more than ${MAX_SUBSCRIPTIONS} subscriptions.`);
    }
    return { key: await insertLogged(sql, ctx, model, { ...subscription, lastAt: null, lastResult: "" }) };
  });
}

/** @throws AppError unauthenticated, forbidden, invalid or not_found */
export async function changeSubscription(
  ctx: Context,
  { key, ...input }: z.input<typeof subscriptionChangeSchema> & { key: Key },
  { check }: Checked<Item> = {},
): Promise<void> {
  authorise(ctx, model.name, "change");
  const fields = omitUndefined(parse(subscriptionChangeSchema, input));
  await ctx.database.transaction(async (sql) => {
    const before = await recordAt(sql, model, key, ctx.database.dialect);
    if (!before) throw notFound();
    if (fields.filter !== undefined) requireOwn({ stationId: Number(before.stationId), filter: fields.filter });
    await updateLogged(sql, ctx, model, { key, fields, check });
  });
}

/**
 * Ends a subscription. What it has received until now is recorded.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function removeSubscription(
  ctx: Context,
  { key, reason }: { key: Key; reason: string },
  { check }: Checked<Item> = {},
): Promise<void> {
  authorise(ctx, model.name, "delete");
  await recordPending(ctx.database, { now: ctx.now(), subscriptionId: Number(key.id) });
  await ctx.database.transaction((sql) => removeLogged(sql, ctx, model, { key, reason, check }));
}

/** Of the server's own topics a station has only those below its number. */
function requireOwn({ stationId, filter }: { stationId: number; filter: string }): void {
  const [first, second] = filter.split("/");
  if (first !== env.MQTT_TOPIC || second === String(stationId)) return;
  // WeeWX's usual topic, which does not belong to any station.
  if (filter === `${env.MQTT_TOPIC}/loop`) return;
  throw invalid("filter", `Below ${env.MQTT_TOPIC}/ only ${env.MQTT_TOPIC}/${stationId}/ is this station's.`);
}

function invalid(field: string, message: string): AppError {
  return new AppError("invalid", "The input is not valid.", { [field]: [message] });
}
