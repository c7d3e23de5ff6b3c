import type { z } from "zod";
import { newKey } from "../../../auth/device-key";
import type { KeyKind, KeyScope, keyFieldsSchema } from "../../../contract/device/key";
import type { Tx } from "../../../db/client";
import { AppError } from "../../../errors";
import { added, logEntry } from "../../audit";
import type { Context } from "../../context";

/** Only the result of the verb that made the key contains it. */
export interface MadeKey {
  id: number;
  stationId: number;
  key: string;
}

interface Fields extends Omit<z.output<typeof keyFieldsSchema>, "kind"> {
  kind: KeyKind;
  stationId: number;
  stationName: string;
}

/** Writes a new key with its log entry. */
export async function insertKey(tx: Tx, ctx: Context, fields: Fields): Promise<MadeKey> {
  const { stationId, stationName, kind, name, addresses, expiresAt } = fields;
  const scopes = scopesOf(kind, fields.scopes);
  const { key, hash, prefix } = newKey(kind);
  const created = await tx.deviceKey.create({
    data: {
      stationId,
      kind,
      name,
      hash,
      prefix,
      scopes: scopes.join(","),
      addresses: addresses.join(","),
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
      createdAt: new Date(ctx.now()),
    },
  });
  await tx.logEntry.create({
    data: logEntry(ctx, {
      action: "add",
      model: "DeviceKey",
      objectId: created.id,
      objectLabel: keyLabel({ name, prefix }, stationName),
      changes: added({ stationId, kind, name, scopes, addresses, expiresAt: timeText(expiresAt) }),
    }),
  });
  return { id: created.id, stationId, key };
}

/**
 * Writes the key that a console's identifier becomes, with its log entry. It replaces an older one that is no longer
 * good.
 * @throws AppError conflict when it is a key already
 */
export async function insertIdentifier(
  tx: Tx,
  ctx: Context,
  {
    hash,
    stationId,
    stationName,
    name,
    addresses,
  }: Pick<Fields, "stationId" | "stationName" | "name" | "addresses"> & { hash: string },
): Promise<{ id: number }> {
  const old = await tx.deviceKey.findUnique({ where: { hash } });
  const now = ctx.now();
  if (old) {
    if (old.revokedAt === null && (old.expiresAt === null || old.expiresAt.getTime() > now)) {
      throw new AppError("conflict", `This console belongs to station ${old.stationId} already.`);
    }
    await tx.deviceKey.delete({ where: { id: old.id } });
  }
  const prefix = hash.slice(0, 8);
  const kind = "identifier";
  const scopes = scopesOf(kind, []);
  const data = { stationId, kind, name, hash, prefix, scopes: scopes.join(","), createdAt: new Date(now) };
  const { id } = await tx.deviceKey.create({ data: { ...data, addresses: addresses.join(",") } });
  const changes = added({ stationId, kind, name, scopes, addresses });
  const objectLabel = keyLabel({ name, prefix }, stationName);
  await tx.logEntry.create({
    data: logEntry(ctx, { action: "add", model: "DeviceKey", objectId: id, objectLabel, changes }),
  });
  return { id };
}

/** Home Assistant only reads, and a console only sends: its key is shown to anyone who sees its settings. */
export function scopesOf(kind: KeyKind, scopes: KeyScope[]): KeyScope[] {
  if (kind === "home assistant") return ["read"];
  return kind === "device" ? scopes : ["write"];
}

/** The label of a key in the log. */
export function keyLabel({ name, prefix }: { name: string; prefix: string }, stationName: string): string {
  return `${name} (${prefix}…) of ${stationName}`;
}

export function timeText(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
