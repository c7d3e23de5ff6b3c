import { z } from "zod";
import { keyFieldsSchema, PRIVATE_NETWORKS } from "../../contract/device/key";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { insertIdentifier } from "./internal/insert";

const inputSchema = z.object({
  messageId: z.int().positive(),
  stationId: z.int().positive(),
  addresses: keyFieldsSchema.shape.addresses.default([...PRIVATE_NETWORKS]),
});

/**
 * Takes the sender of a message without a station for a station: from then on what it says of itself counts as a key that
 * may write, from these addresses only, as it is not secret.
 * @throws AppError unauthenticated, forbidden, invalid, not_found, or conflict when it cannot be taken
 */
export async function takeSender(ctx: Context, input: z.input<typeof inputSchema>): Promise<{ id: number }> {
  authorise(ctx, "DeviceKey", "add");
  authorise(ctx, "ConsoleMessage", "change");
  const { messageId, stationId, addresses } = parse(inputSchema, input);
  return ctx.database.prisma.$transaction(async (tx) => {
    const message = await tx.consoleMessage.findUnique({ where: { id: messageId } });
    if (!message) throw new AppError("not_found", "This message is not kept any more: wait for the next one.");
    if (message.stationId !== null || message.identifier === "") {
      throw new AppError("conflict", "Nothing in this message tells its sender from others.");
    }
    const station = await tx.station.findUnique({ where: { id: stationId }, select: { name: true } });
    if (!station) throw new AppError("not_found", `There is no station ${stationId}.`);
    const made = await insertIdentifier(tx, ctx, {
      hash: message.identifier,
      stationId,
      stationName: station.name,
      name: message.model === "" ? "Console" : message.model,
      addresses,
    });
    await tx.consoleMessage.deleteMany({ where: { stationId: null, identifier: message.identifier } });
    return made;
  });
}
