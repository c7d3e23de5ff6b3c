import { type ConsoleStationRow, consoleStation } from "../../db/queries/devices/consoles";
import type { Context } from "../context";
import { authoriseDevice } from "../devices";
import { knownId, notFound } from "../guard";

/**
 * What is needed of a station to read what its console sends. Authorised: the station's device; staff who may change
 * Device; the system.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function stationOfConsole(ctx: Context, { stationId }: { stationId: number }): Promise<ConsoleStationRow> {
  authoriseDevice(ctx, { stationId, permission: "Device.change" });
  const row = await consoleStation(ctx.database.read, knownId(stationId));
  if (!row) throw notFound();
  return row;
}
