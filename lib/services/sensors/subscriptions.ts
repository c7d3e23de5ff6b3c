import { DIALECTS, type DialectName } from "../../contract/device/dialect";
import { parseTargets } from "../../contract/device/subscription";
import { modelNamed } from "../../db/models";
import { type SubscriptionRow, subscriptionsOf, takenSensors } from "../../db/queries/devices/subscriptions";
import type { Context } from "../context";
import { authoriseDevice, authoriseSpeaking } from "../devices";
import { insertLogged } from "../records";

/** A subscription as its messages need it. */
export interface Subscription {
  id: number;
  stationId: number;
  dialect: DialectName;
  filter: string;
  isEnabled: boolean;
  targets: ReadonlyMap<string, string>;
  /** The chosen sensors; empty where none is. */
  taken: ReadonlySet<string>;
}

/**
 * The subscriptions of one station or of all. Authorised: the station's device; staff who may view MqttSubscription; the
 * system.
 * @throws AppError unauthenticated or forbidden
 */
export async function listSubscriptions(
  ctx: Context,
  { stationId }: { stationId?: number } = {},
): Promise<Subscription[]> {
  const permission = "MqttSubscription.view";
  if (stationId === undefined) authoriseSpeaking(ctx, { permission });
  else authoriseDevice(ctx, { stationId, permission });
  const { read } = ctx.database;
  const rows = await subscriptionsOf(read, stationId);
  const taken = new Map<number, Set<string>>(rows.map(({ id }) => [id, new Set()]));
  for (let i = 0; i < rows.length; i += BATCH_SIZE) {
    const ids = rows.slice(i, i + BATCH_SIZE).map(({ id }) => id);
    for (const { subscriptionId, name } of await takenSensors(read, ids)) taken.get(subscriptionId)?.add(name);
  }
  return rows.flatMap((row) => subscriptionOf(row, taken.get(row.id) ?? new Set()));
}

const BATCH_SIZE = 500;

function subscriptionOf(row: SubscriptionRow, taken: ReadonlySet<string>): Subscription[] {
  const dialect = DIALECTS.find((name) => name === row.dialect);
  return dialect ? [{ ...row, dialect, targets: parseTargets(row.targets), taken }] : [];
}

/**
 * Notes that a device sends messages of this dialect below its own prefix, so that its owner can see and change what
 * becomes of them. Authorised: the station's device.
 * @throws AppError unauthenticated or forbidden
 */
export async function addOwnSubscription(
  ctx: Context,
  { stationId, dialect, filter }: Pick<Subscription, "stationId" | "dialect" | "filter">,
): Promise<void> {
  authoriseDevice(ctx, { stationId, permission: "MqttSubscription.add" });
  await ctx.database.transaction(async (sql) => {
    const isKnown = (await subscriptionsOf(sql, stationId)).some(
      (row) => row.dialect === dialect && row.filter === filter,
    );
    if (isKnown) return;
    const values = { stationId, dialect, filter, targets: "", isEnabled: true, lastAt: null, lastResult: "" };
    await insertLogged(sql, ctx, modelNamed("MqttSubscription"), values);
  });
}
