import { parseScopes } from "../../../auth/device-key";
import { KEY_KINDS, type KeyKind, type KeySummary } from "../../../contract/device/key";
import type { Prisma } from "../../../db/client";

/** All columns of a key except its hash. */
export const keyColumns = {
  id: true,
  stationId: true,
  kind: true,
  name: true,
  prefix: true,
  scopes: true,
  addresses: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  lastUsedAt: true,
} satisfies Prisma.DeviceKeySelect;

type KeyItemRow = Prisma.DeviceKeyGetPayload<{ select: typeof keyColumns }>;

export function toKey({ kind, scopes, addresses, ...row }: KeyItemRow): KeySummary {
  const { createdAt, expiresAt, revokedAt, lastUsedAt, ...key } = row;
  return {
    ...key,
    kind: kindOf(kind),
    scopes: parseScopes(scopes),
    addresses: addresses === "" ? [] : addresses.split(","),
    createdAt: createdAt.getTime(),
    expiresAt: expiresAt?.getTime() ?? null,
    revokedAt: revokedAt?.getTime() ?? null,
    lastUsedAt: lastUsedAt?.getTime() ?? null,
  };
}

/** Parses the column `kind`. */
export function kindOf(text: string): KeyKind {
  return KEY_KINDS.find((kind) => kind === text) ?? "device";
}
