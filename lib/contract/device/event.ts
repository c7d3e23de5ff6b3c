import { z } from "zod";
import { timeSchema } from "../reading/reading";
import { textSchema } from "../text";

/** Events that a device reports. */
export const DEVICE_EVENT_TYPES = [
  "started",
  "stopping",
  "switch_pressed",
  "switch_released",
  "light_on",
  "light_off",
  "sensor_fault",
  "sensor_recovered",
  "clock_unsynchronised",
  "clock_synchronised",
  "queue_overflow",
  "reading_refused",
  "settings_changed",
] as const;

/** Events that the server detects: a device came online, fell silent, or went offline. */
export const PRESENCE_EVENT_TYPES = ["online", "stale", "offline"] as const;

export const EVENT_TYPES = [...DEVICE_EVENT_TYPES, ...PRESENCE_EVENT_TYPES] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Numbers, texts and booleans attached to an event, such as {"sensor": "ldr", "lost": 120}. */
const dataSchema = z
  .record(
    z.string().regex(/^[A-Za-z]\w{0,39}$/),
    z.union([z.number(), z.boolean(), textSchema().max(500), z.null()], {
      error: "A number, a text of up to 500 characters, true, false or null is required.",
    }),
  )
  .refine((data) => Object.keys(data).length <= 16, { error: "No more than 16 details." });

/** One event, by any transport. The id makes repeats harmless. */
export const deviceEventSchema = z.strictObject({
  /** Chosen by the device and never reused for its station. */
  id: z.string().regex(/^[\w.:-]{1,64}$/, "Up to 64 letters, digits, _ . : - are required."),
  /** The station's id; by default that of the key. */
  station: z.int().positive().optional(),
  /** When it happened; default: now. */
  time: timeSchema.optional(),
  type: z.enum(DEVICE_EVENT_TYPES),
  message: textSchema().max(500).default(""),
  data: dataSchema.nullish(),
});
export type DeviceEventInput = z.input<typeof deviceEventSchema>;

/** The result for one event. */
export type EventResult =
  | { status: "stored" }
  | { status: "repeated" }
  | { status: "refused"; errors: Record<string, string[]> };

/** An event as shown to people. Times are epoch ms. */
export const eventItemSchema = z.object({
  id: z.int(),
  stationId: z.int(),
  time: z.number(),
  receivedAt: z.number(),
  type: z.enum(EVENT_TYPES),
  message: z.string(),
  data: dataSchema.nullable(),
});
export type EventItem = z.infer<typeof eventItemSchema>;

/** One page of a station's events, newest first. */
export const eventsInputSchema = z.object({
  stationId: z.int().positive(),
  /** The last event of the previous page. */
  before: z.object({ time: z.number(), id: z.int() }).optional(),
  size: z.int().min(1).max(1000).default(50),
});
export const eventsPageSchema = z.object({
  events: z.array(eventItemSchema),
  /** The value of `before` for the next page; null on the last one. */
  next: z.object({ time: z.number(), id: z.int() }).nullable(),
});
export type EventsPage = z.infer<typeof eventsPageSchema>;
