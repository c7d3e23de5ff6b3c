import { forgetSensors, type HeardSensor, noteMessage, noteSensors } from "../../db/queries/devices/subscriptions";
import type { Context } from "../context";
import { authoriseSpeaking } from "../devices";

/** Sensors of a subscription that are remembered besides the chosen ones. */
const MAX_HEARD = 50;

/** What a subscription has received since it was last noted. */
export interface HeardNote {
  subscriptionId: number;
  /** Epoch ms. */
  at: number;
  result: string;
  sensors: readonly Pick<HeardSensor, "name" | "heardAt" | "values">[];
}

/**
 * Notes for the owners what was heard, in one transaction. Authorised: devices and staff who may change MqttSubscription;
 * the system.
 * @throws AppError unauthenticated or forbidden
 */
export async function noteHeard(ctx: Context, { notes }: { notes: readonly HeardNote[] }): Promise<void> {
  authoriseSpeaking(ctx, { permission: "MqttSubscription.change" });
  const { database } = ctx;
  await database.transaction(async (sql) => {
    for (const { subscriptionId, at, result, sensors } of notes) {
      await noteMessage(sql, subscriptionId, { at, result });
      await noteSensors(
        sql,
        database.dialect,
        sensors.map((sensor) => ({ ...sensor, subscriptionId })),
      );
      await forgetSensors(sql, subscriptionId, MAX_HEARD);
    }
  });
}
