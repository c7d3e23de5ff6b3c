import type { Device } from "../../contract/device/status";
import { devicesOf } from "../../db/queries/devices/devices";
import type { Context } from "../context";
import { getStation } from "../stations";
import { toDevice } from "./internal/representation";

/**
 * The device that reports for a station; null if none ever has.
 * @throws AppError not_found, also when the actor may not see the station
 */
export async function getDevice(ctx: Context, { stationId }: { stationId: number }): Promise<Device | null> {
  await getStation(ctx, { id: stationId });
  const [device] = await devicesOf(ctx.database.read, [stationId]);
  return device ? toDevice(device) : null;
}
