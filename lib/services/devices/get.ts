import type { Device } from "../../contract/device-status";
import { devicesOf } from "../../db/statements/devices";
import type { Context } from "../context";
import { getStation } from "../stations/get";
import { itemOf } from "./item";

/**
 * The device that reports for a station; null where none was ever heard of.
 * @throws AppError not_found, also when the actor may not see the station
 */
export async function getDevice(ctx: Context, stationId: number): Promise<Device | null> {
  await getStation(ctx, stationId);
  const [device] = await devicesOf(ctx.database.read, [stationId]);
  return device ? itemOf(device) : null;
}
