import { z } from "zod";
import { may } from "../../auth/actor";
import type { CommandItem } from "../../contract/device/command";
import { newestCommands } from "../../db/queries/devices/commands";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { toCommand } from "./internal/representation";

const inputSchema = z.object({
  stationId: z.int().positive(),
  limit: z.int().min(1).max(100).default(20),
});

/**
 * The newest commands of a station, for staff who may send commands or view DeviceCommand.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function listCommands(ctx: Context, input: z.input<typeof inputSchema>): Promise<CommandItem[]> {
  if (!may(ctx.actor, "DeviceCommand.view")) authorise(ctx, "Station", "change");
  const { stationId, limit } = parse(inputSchema, input);
  return (await newestCommands(ctx.database.read, stationId, limit)).map(toCommand);
}
