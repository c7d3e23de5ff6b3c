import type { Command } from "../../contract/device/command";
import { type CommandRow, markSent, openCommands } from "../../db/queries/devices/commands";
import { emit } from "../../live/bus";
import type { Context } from "../context";
import { authoriseDevice } from "../devices";
import { knownId } from "../guard";

/** After this long without a reply, the response may have been lost. */
const AGAIN_MS = 5_000;

/**
 * The open commands for a station's device, oldest first; they count as sent afterwards. A command is not sent twice
 * within seconds; after that, one without a reply is sent again until it expires, since the response may have been
 * lost. This is harmless: a device executes each number once and repeats its reply.
 *  Authorised: the station's device with a key that may write (one that only reads would take commands away from it);
 * staff who may change DeviceCommand; the system.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function fetchCommands(ctx: Context, { stationId }: { stationId: number }): Promise<Command[]> {
  authoriseDevice(ctx, { stationId, permission: "DeviceCommand.change" });
  const { database } = ctx;
  const now = ctx.now();
  const isDue = ({ sentAt }: CommandRow) => sentAt === null || sentAt <= now - AGAIN_MS;
  // Usually there is none, and reading takes no lock.
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
