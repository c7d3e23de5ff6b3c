import { z } from "zod";
import { lineSchema } from "../text";

/** What a key permits: reading its station, writing the station's readings. */
export const KEY_SCOPES = ["read", "write"] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/**
 * What it belongs to, and so where it is accepted: `device`, a program, at the REST API and the broker; `console`, a
 * bought station whose fields are too short for a device key, at the addresses of consoles only; `identifier`, what such
 * a console says of itself without being asked (PASSKEY, X-Sensor), which is not secret, at the same addresses;
 * `home assistant`, at the server's own broker only, where it may read all stations of the owner of its station.
 */
export const KEY_KINDS = ["device", "console", "identifier", "home assistant"] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

const addressSchema = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: "This is not an IP address or network, such as 192.168.1.7 or 10.0.0.0/8.",
});

/** Where a household's devices are: private (RFC 1918, RFC 4193), link-local and this machine's own addresses. */
export const PRIVATE_NETWORKS = [
  ...["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8"],
  ...["fc00::/7", "fe80::/10", "::1"],
] as const;

export const keyFieldsSchema = z.object({
  name: lineSchema().min(1).max(100),
  /** An identifier is never made, only taken: see services/keys. */
  kind: z.enum(KEY_KINDS).exclude(["identifier"]).default("device"),
  scopes: z
    .array(z.enum(KEY_SCOPES))
    .min(1)
    .default([...KEY_SCOPES]),
  /** Epoch ms; null for a key that does not expire. */
  expiresAt: z.int().positive().nullable().default(null),
  /** IP addresses and CIDR networks from which the key may be used; empty for any. */
  addresses: z.array(addressSchema).max(20).default([]),
});

/** Changes to a key. Absent fields keep their values. */
export const keyChangeSchema = z.object({
  name: keyFieldsSchema.shape.name.optional(),
  scopes: keyFieldsSchema.shape.scopes.unwrap().optional(),
  expiresAt: keyFieldsSchema.shape.expiresAt.unwrap().optional(),
  addresses: keyFieldsSchema.shape.addresses.unwrap().optional(),
});

/** A key as shown to people, without the secret. Times are epoch ms. */
export const keySummarySchema = z.object({
  id: z.int().positive(),
  stationId: z.int().positive(),
  kind: z.enum(KEY_KINDS),
  name: z.string(),
  /** The key's first characters. */
  prefix: z.string(),
  scopes: z.array(z.enum(KEY_SCOPES)),
  addresses: z.array(z.string()),
  createdAt: z.number(),
  expiresAt: z.number().nullable(),
  revokedAt: z.number().nullable(),
  lastUsedAt: z.number().nullable(),
});
export type KeySummary = z.infer<typeof keySummarySchema>;
