import type { z } from "zod";
import { newKey } from "../../../auth/device-key";
import type { KeyKind, KeyScope, keyFieldsSchema } from "../../../contract/device/key";
import type { Tx } from "../../../db/client";
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

/** A console only sends: its key is known to whoever sees its settings. */
export function scopesOf(kind: KeyKind, scopes: KeyScope[]): KeyScope[] {
  return kind === "device" ? scopes : ["write"];
}

/** The label of a key in the log. */
export function keyLabel({ name, prefix }: { name: string; prefix: string }, stationName: string): string {
  return `${name} (${prefix}…) of ${stationName}`;
}

export function timeText(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
