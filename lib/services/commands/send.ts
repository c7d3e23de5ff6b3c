import { actorName } from "../../auth/actor";
import { type CommandInput, type CommandItem, commandInputSchema } from "../../contract/device/command";
import { commandById, insertCommand, openCommands } from "../../db/queries/devices/commands";
import { insertLogEntry } from "../../db/queries/log/log";
import { stationById } from "../../db/queries/stations/stations";
import type { Sql } from "../../db/sql";
import { AppError } from "../../errors";
import { emit } from "../../live/bus";
import { log } from "../../log";
import { added, logEntry } from "../audit";
import type { Context } from "../context";
import { authorise, knownId, notFound } from "../guard";
import { parse } from "../parse";
import { toCommand } from "./internal/representation";

/** Open commands per station: a device that was away must not return to a thousand. */
const MAX_OPEN = 20;

/**
 * Sends a command to a station's device; the transports deliver it, and `listCommands` shows the outcome.
 * @throws AppError unauthenticated, forbidden, invalid, not_found, or conflict when too many are open
 */
export async function sendCommand(ctx: Context, input: CommandInput): Promise<CommandItem> {
  authorise(ctx, "Station", "change");
  const given = parse(commandInputSchema, input);
  const command = await ctx.database.transaction((sql) => store(ctx, sql, given));
  const { id, stationId: station, request } = command;
  log.info({ station, command: id, request }, "command sent");
  await emit(ctx, { type: "commands.given", stationIds: [station] });
  return command;
}

type Given = ReturnType<typeof commandInputSchema.parse>;

async function store(ctx: Context, sql: Sql, { stationId, request, expiresInSeconds }: Given): Promise<CommandItem> {
  const { dialect } = ctx.database;
  const createdAt = ctx.now();
  // Under the station's lock: otherwise two concurrent commands could both pass the limit.
  const station = await stationById(sql, knownId(stationId), dialect);
  if (!station) throw notFound();
  if ((await openCommands(sql, stationId, createdAt)).length >= MAX_OPEN) {
    throw new AppError("conflict", `${MAX_OPEN} commands are already waiting for this device.`);
  }
  const expiresAt = createdAt + expiresInSeconds * 1000;
  const id = await insertCommand(sql, dialect, {
    stationId,
    request,
    actor: actorName(ctx.actor),
    createdAt,
    expiresAt,
  });
  const changes = added({ stationId, request: JSON.stringify(request), expiresAt: new Date(expiresAt).toISOString() });
  const objectLabel = `${request.name} at ${station.name}`;
  await insertLogEntry(
    sql,
    logEntry(ctx, { action: "add", model: "DeviceCommand", objectId: id, objectLabel, changes }),
  );
  const command = await commandById(sql, id);
  if (!command) throw notFound();
  return toCommand(command);
}
