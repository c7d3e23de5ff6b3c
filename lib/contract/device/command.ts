import { z } from "zod";
import { textSchema } from "../text";

/** Bounds of the sampling interval, seconds. */
export const INTERVAL_SECONDS = { min: 1, max: 86_400 } as const;

export const intervalSchema = z.number().min(INTERVAL_SECONDS.min).max(INTERVAL_SECONDS.max);

const READ = z.strictObject({ name: z.literal("read") });
const LIGHT = z.strictObject({
  name: z.literal("light"),
  /** null returns the light to its automatic control: light, switch or clock. */
  on: z.boolean().nullable(),
});
const INTERVAL = z.strictObject({ name: z.literal("interval"), seconds: intervalSchema });

/** The commands for a device: take a reading now, switch the light, change the sampling interval. */
export const commandRequestSchema = z.discriminatedUnion("name", [READ, LIGHT, INTERVAL]);
export type CommandRequest = z.infer<typeof commandRequestSchema>;
export const COMMAND_NAMES = ["read", "light", "interval"] as const satisfies CommandRequest["name"][];

const ADDRESS = {
  /** The server's id of this command: a device executes it once, and repeats its reply. */
  id: z.int().positive(),
  /** ISO 8601. A device ignores the command after this time. */
  expires: z.iso.datetime({ offset: true }),
};

/** A command as sent to a device. */
export const commandSchema = z.discriminatedUnion("name", [
  READ.extend(ADDRESS),
  LIGHT.extend(ADDRESS),
  INTERVAL.extend(ADDRESS),
]);
export type Command = z.infer<typeof commandSchema>;

/** How long a command may wait for its device, seconds. */
export const EXPIRY_SECONDS = { min: 5, max: 86_400, default: 30 } as const;

/** A command as entered by staff. */
export const commandInputSchema = z.object({
  stationId: z.int().positive(),
  request: commandRequestSchema,
  expiresInSeconds: z.int().min(EXPIRY_SECONDS.min).max(EXPIRY_SECONDS.max).default(EXPIRY_SECONDS.default),
});
export type CommandInput = z.input<typeof commandInputSchema>;

/** The device's reply. */
export const replySchema = z.strictObject({
  id: z.int().positive(),
  status: z.enum(["done", "refused"]),
  message: textSchema().max(500).default(""),
  /** For example {"temperature": 21.5} for "read", {"light": true} for "light". */
  result: z
    .record(z.string().max(40), z.union([z.number(), z.boolean(), textSchema().max(500), z.null()]))
    .refine((result) => Object.keys(result).length <= 40, { error: "No more than 40 entries." })
    .nullish(),
});
export type Reply = z.input<typeof replySchema>;

/** waiting: not fetched yet; sent: the device has it; then one of the other, final states. */
export const COMMAND_STATUSES = ["waiting", "sent", "done", "refused", "expired"] as const;
export type CommandStatus = (typeof COMMAND_STATUSES)[number];

/** A command as shown to staff. Times are epoch ms. */
export const commandItemSchema = z.object({
  id: z.int(),
  stationId: z.int(),
  request: commandRequestSchema,
  status: z.enum(COMMAND_STATUSES),
  message: z.string(),
  result: replySchema.shape.result.unwrap().nullable(),
  /** The user who issued it. */
  actor: z.string(),
  createdAt: z.number(),
  expiresAt: z.number(),
  finishedAt: z.number().nullable(),
});
export type CommandItem = z.infer<typeof commandItemSchema>;
