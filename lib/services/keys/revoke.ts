import { z } from "zod";
import { logEntry } from "../audit";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { findKey } from "./internal/find";
import { keyLabel, timeText } from "./internal/insert";

const inputSchema = z.object({
  id: z
    .int()
    .positive()
    .max(2 ** 31 - 1),
});

/**
 * Ends a key at once and permanently. Idempotent.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function revokeKey(ctx: Context, input: z.input<typeof inputSchema>): Promise<void> {
  authorise(ctx, "DeviceKey", "change");
  const { id } = parse(inputSchema, input);
  const now = ctx.now();
  await ctx.database.prisma.$transaction(async (tx) => {
    const key = await findKey(tx, id);
    if (key.revokedAt !== null) return;
    await tx.deviceKey.update({ where: { id }, data: { revokedAt: new Date(now) } });
    await tx.logEntry.create({
      data: logEntry(ctx, {
        action: "change",
        model: "DeviceKey",
        objectId: id,
        objectLabel: keyLabel(key, key.station.name),
        changes: { revokedAt: [null, timeText(now)] },
      }),
    });
  });
}
