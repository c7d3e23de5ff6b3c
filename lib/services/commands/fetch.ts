import type { Command } from "../../contract/device/command";
import { type CommandRow, markSent, openCommands } from "../../db/queries/devices/commands";
import { emit } from "../../live/bus";
import type { Context } from "../context";
import { authoriseDevice } from "../devices";
import { knownId } from "../guard";

/** No reply for this long, and what the device was sent may have been lost on its way. */
const AGAIN_MS = 5_000;

/**
 * What a station's device is to do, oldest first, which counts as given to it then. Who asks again within seconds is not
 * given the same twice; after that a command without a reply comes again until it expires, since the answer that
 * carried it may have been lost. A device does one number once and repeats its reply, so that this is harmless.
 *
 * Who may: the station's device, with a key that may write: one that only reads would take commands away from it.
 * Staff who may change DeviceCommand; the system.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function fetchCommands(ctx: Context, { stationId }: { stationId: number }): Promise<Command[]> {
  authoriseDevice(ctx, { stationId, permission: "DeviceCommand.change" });
  const { database } = ctx;
  const now = ctx.now();
  const isDue = ({ sentAt }: CommandRow) => sentAt === null || sentAt <= now - AGAIN_MS;
  // Mostly there is none, and to read that disturbs nobody.
  const open = await openCommands(database.read, knownId(stationId), now);
  if (!open.some(isDue)) return [];
  const due = await database.transaction(async (sql) => {
    const commands = (await openCommands(sql, stationId, now, database.dialect)).filter(isDue);
    const ids = commands.map(({ id }) => id);
    if (ids.length > 0) await markSent(sql, ids, now);
    return commands;
  });
  if (due.some(({ status }) => status === "waiting"))
    await emit(ctx, { type: "commands.changed", stationIds: [stationId] });
  return due.map(({ id, request, expiresAt }) => ({ ...request, id, expires: new Date(expiresAt).toISOString() }));
}
