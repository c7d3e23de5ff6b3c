import { z } from "zod";
import { newKey } from "../../auth/device-key";
import { textSchema } from "../../contract/text";
import { AppError } from "../../errors";
import { logEntry } from "../audit";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";

const inputSchema = z.object({ stationId: z.int().positive(), name: textSchema().trim().min(1).max(100) });

/**
 * Makes a key for a device of a station. The key is in the answer and nowhere else.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function createKey(
  ctx: Context,
  input: z.input<typeof inputSchema>,
): Promise<{ id: number; key: string }> {
  authorise(ctx, "DeviceKey", "add");
  const { stationId, name } = parse(inputSchema, input);
  const { key, hash, prefix } = newKey();
  const id = await ctx.database.prisma.$transaction(async (tx) => {
    const station = await tx.station.findUnique({ where: { id: stationId } });
    if (!station) throw new AppError("not_found", `There is no station ${stationId}.`);
    const created = await tx.deviceKey.create({
      data: { stationId, name, hash, prefix, createdAt: new Date(ctx.now()) },
    });
    await tx.logEntry.create({
      data: logEntry(ctx, {
        action: "add",
        model: "DeviceKey",
        objectId: created.id,
        objectLabel: `${name} (${prefix}…) of ${station.name}`,
        changes: { stationId: [null, stationId], name: [null, name] },
      }),
    });
    return created.id;
  });
  return { id, key };
}
