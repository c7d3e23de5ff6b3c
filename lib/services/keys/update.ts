import type { z } from "zod";
import { type KeySummary, keyChangeSchema } from "../../contract/device/key";
import { changed, logEntry } from "../audit";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise } from "../guard";
import { omitUndefined } from "../omit-undefined";
import { parse } from "../parse";
import { keyLabel, scopesOf, timeText } from "./internal/insert";
import { lockKey } from "./internal/lock";

/**
 * Changes a key's name, scopes, expiry or addresses; the secret stays. A revoked key stays revoked.
 * @param options.check called with the locked key before the change; may throw
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function updateKey(
  ctx: Context,
  { id, ...input }: z.input<typeof keyChangeSchema> & { id: number },
  { check }: Checked<KeySummary> = {},
): Promise<void> {
  authorise(ctx, "DeviceKey", "change");
  const given = parse(keyChangeSchema, input);
  await ctx.database.prisma.$transaction(async (tx) => {
    const { key: before, stationName } = await lockKey(ctx, tx, id);
    check?.(before);
    const fields = { ...given, scopes: given.scopes && scopesOf(before.kind, given.scopes) };
    const changes = changed(before, fields);
    if (Object.keys(changes).length === 0) return;
    if (changes.expiresAt) changes.expiresAt = [timeText(before.expiresAt), timeText(fields.expiresAt ?? null)];
    const { name, scopes, addresses, expiresAt } = { ...before, ...omitUndefined(fields) };
    await tx.deviceKey.update({
      where: { id },
      data: {
        name,
        scopes: scopes.join(","),
        addresses: addresses.join(","),
        expiresAt: expiresAt === null ? null : new Date(expiresAt),
      },
    });
    const objectLabel = keyLabel({ name, prefix: before.prefix }, stationName);
    const entry = { action: "change", model: "DeviceKey", objectId: id, objectLabel, changes } as const;
    await tx.logEntry.create({ data: logEntry(ctx, entry) });
  });
}
