import { z } from "zod";
import { timeSchema } from "../reading/reading";
import { textSchema } from "../text";

/** What may happen at a device, as it tells it. */
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

/** What the server itself finds: a device came, fell silent, or went. */
export const PRESENCE_EVENT_TYPES = ["online", "stale", "offline"] as const;

export const EVENT_TYPES = [...DEVICE_EVENT_TYPES, ...PRESENCE_EVENT_TYPES] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Numbers, texts and yes or no beside an event, as {"sensor": "ldr", "lost": 120}. */
const dataSchema = z
  .record(
    z.string().regex(/^[A-Za-z]\w{0,39}$/),
    z.union([z.number(), z.boolean(), textSchema().max(500), z.null()], {
      error: "A number, a text of up to 500 characters, true, false or null is required.",
    }),
  )
  .refine((data) => Object.keys(data).length <= 16, { error: "No more than 16 details." });

/** One event as any door takes it. Its id makes a repeat harmless. */
export const deviceEventSchema = z.strictObject({
  /** Of the device's own making, never used twice for its station. */
  id: z.string().regex(/^[\w.:-]{1,64}$/, "Up to 64 letters, digits, _ . : - are required."),
  /** The station's number; by default the key's own. */
  station: z.int().positive().optional(),
  /** When it happened; now is the default. */
  time: timeSchema.optional(),
  type: z.enum(DEVICE_EVENT_TYPES),
  message: textSchema().max(500).default(""),
  data: dataSchema.nullish(),
});
export type DeviceEventInput = z.input<typeof deviceEventSchema>;

/** What became of one event. */
export type EventResult =
  | { status: "stored" }
  | { status: "repeated" }
  | { status: "refused"; errors: Record<string, string[]> };

/** An event as people are shown it. Times are epoch ms. */
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
  /** The last event seen, to begin after it. */
  before: z.object({ time: z.number(), id: z.int() }).optional(),
  size: z.int().min(1).max(1000).default(50),
});
export const eventsPageSchema = z.object({
  events: z.array(eventItemSchema),
  /** What `before` is of the next page; null on the last one. */
  next: z.object({ time: z.number(), id: z.int() }).nullable(),
});
export type EventsPage = z.infer<typeof eventsPageSchema>;
