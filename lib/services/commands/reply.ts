import { replySchema } from "../../contract/device/command";
import { commandById, finishCommand } from "../../db/queries/devices/commands";
import { AppError } from "../../errors";
import { emit } from "../../live/bus";
import { log } from "../../log";
import type { Context } from "../context";
import { authoriseDevice } from "../devices";
import { notFound } from "../guard";
import { parse } from "../parse";

/**
 * Stores a device's reply to a command and closes the command. Repeating the same reply is harmless, as a device
 * resends one that may have been lost; a different one is refused.
 *  Authorised: the station's device; staff who may change DeviceCommand; the system.
 * @throws AppError unauthenticated, forbidden, invalid, not_found for a command of another station, or conflict for one
 * that has expired or has a different reply
 */
export async function replyToCommand(
  ctx: Context,
  { stationId, reply }: { stationId: number; reply: unknown },
): Promise<void> {
  authoriseDevice(ctx, { stationId, permission: "DeviceCommand.change" });
  const { id, status, message, result = null } = parse(replySchema, reply);
  const { database } = ctx;
  const isNew = await database.transaction(async (sql) => {
    const command = await commandById(sql, id, database.dialect);
    if (!command || command.stationId !== stationId) throw notFound();
    if (command.status === status) return false;
    const now = ctx.now();
    const isOpen = command.status === "waiting" || command.status === "sent";
    if (!isOpen) throw new AppError("conflict", `The command ${id} is closed: ${command.status}.`);
    if (command.expiresAt <= now) throw new AppError("conflict", `The command ${id} is closed: expired.`);
    await finishCommand(sql, id, { status, message, result, finishedAt: now });
    return true;
  });
  if (!isNew) return;
  log.info({ station: stationId, command: id, status, message }, "command answered");
  await emit(ctx, { type: "commands.changed", stationIds: [stationId] });
}
