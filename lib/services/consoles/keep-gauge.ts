import type { ConsoleSettings } from "../../contract/device/console";
import { setFirstGauge } from "../../db/queries/devices/consoles";
import type { Context } from "../context";
import { authoriseDevice } from "../devices";

/**
 * Keeps the rain gauge that was seen first at a station without a choice, so that the rain does not jump to another one
 * when the first is silent. Authorised: as stationOfConsole.
 * @throws AppError unauthenticated or forbidden
 */
export async function keepGauge(
  ctx: Context,
  { stationId, gauge }: { stationId: number; gauge: NonNullable<ConsoleSettings["gauge"]> },
): Promise<void> {
  authoriseDevice(ctx, { stationId, permission: "Device.change" });
  await ctx.database.transaction((sql) => setFirstGauge(sql, ctx.database.dialect, { stationId, gauge }));
}
