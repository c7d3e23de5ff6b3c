import { z } from "zod";
import { lineSchema } from "../text";
import { intervalSchema } from "./command";

const countSchema = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);

/** A device's status: retained on its status topic, or posted; its last will is "offline". */
export const deviceStatusSchema = z.strictObject({
  status: z.enum(["online", "offline"]),
  /** Version of the agent. */
  version: lineSchema().max(40).optional(),
  /** Seconds between its readings. */
  interval: intervalSchema.optional(),
  /** Is its light on? null when it has none. */
  light: z.boolean().nullable().optional(),
  /** Readings and events waiting on its disk. */
  queued: countSchema.optional(),
  /** Readings discarded since installation, because the disk was full. */
  lost: countSchema.optional(),
  /** Is its clock set? */
  clock: z.enum(["synchronised", "unsynchronised"]).optional(),
});
export type DeviceStatus = z.infer<typeof deviceStatusSchema>;

export const PRESENCES = ["online", "stale", "offline"] as const;
export type Presence = (typeof PRESENCES)[number];

/** A station's device as shown to people. Times are epoch ms. */
export const deviceSchema = z.object({
  stationId: z.int(),
  presence: z.enum(PRESENCES),
  /** When it last made contact. */
  lastSeenAt: z.number(),
  version: z.string().nullable(),
  interval: z.number().nullable(),
  light: z.boolean().nullable(),
  queued: z.int().nullable(),
  lost: z.int().nullable(),
  clock: z.enum(["synchronised", "unsynchronised"]).nullable(),
});
export type Device = z.infer<typeof deviceSchema>;
