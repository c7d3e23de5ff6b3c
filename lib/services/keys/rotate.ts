import { z } from "zod";
import { parseScopes } from "../../auth/device-key";
import { AppError } from "../../errors";
import { HOUR_MS } from "../../weather/time/durations";
import { logEntry } from "../audit";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { findKey } from "./internal/find";
import { insertKey, keyLabel, type MadeKey, timeText } from "./internal/insert";
import { kindOf } from "./internal/representation";

const inputSchema = z.object({
  id: z
    .int()
    .positive()
    .max(2 ** 31 - 1),
  /** For how long the old key keeps working, in hours, while the device is given the new one. */
  overlapHours: z.number().min(0).max(8760).default(24),
});

/**
 * Replaces a key with a new one for the same station, with the same name, kind, scopes and addresses. The old key expires
 * after the overlap; if it had a limited lifetime, the new one gets as long.
 * @throws AppError unauthenticated, forbidden, invalid, not_found, or conflict when the key is no longer valid
 */
export async function rotateKey(ctx: Context, input: z.input<typeof inputSchema>): Promise<MadeKey> {
  authorise(ctx, "DeviceKey", "add");
  authorise(ctx, "DeviceKey", "change");
  const { id, overlapHours } = parse(inputSchema, input);
  const now = ctx.now();
  return ctx.database.prisma.$transaction(async (tx) => {
    const old = await findKey(tx, id);
    const kind = kindOf(old.kind);
    if (kind === "identifier") throw new AppError("conflict", "A console's own identifier cannot be replaced.");
    const expiresAt = old.expiresAt?.getTime() ?? null;
    if (old.revokedAt !== null || (expiresAt !== null && expiresAt <= now)) {
      throw new AppError("conflict", `The key ${id} is no longer good: create a new one.`);
    }
    const made = await insertKey(tx, ctx, {
      stationId: old.stationId,
      stationName: old.station.name,
      kind,
      name: old.name,
      scopes: parseScopes(old.scopes),
      addresses: old.addresses === "" ? [] : old.addresses.split(","),
      expiresAt: expiresAt === null ? null : now + expiresAt - old.createdAt.getTime(),
    });
    const end = Math.min(now + overlapHours * HOUR_MS, expiresAt ?? Number.POSITIVE_INFINITY);
    await tx.deviceKey.update({ where: { id }, data: { expiresAt: new Date(end) } });
    await tx.logEntry.create({
      data: logEntry(ctx, {
        action: "change",
        model: "DeviceKey",
        objectId: id,
        objectLabel: keyLabel(old, old.station.name),
        changes: { expiresAt: [timeText(expiresAt), timeText(end)] },
        reason: `Replaced by the key ${made.id}.`,
      }),
    });
    return made;
  });
}
