import { z } from "zod";
import { type DeviceEventInput, deviceEventSchema } from "../../lib/contract/device/event";
import { type Clock, TOLERANCE_MS } from "../clock/clock";
import type { Journal } from "./journal";

const { id, type, message, data } = deviceEventSchema.shape;

/** An event when it was recorded; for its times see readings.ts. */
export const eventEntrySchema = z.object({
  id,
  type,
  message,
  data,
  time: z.int().nullable(),
  mono: z.int(),
  boot: z.string().max(40),
});
export type EventEntry = z.output<typeof eventEntrySchema>;

export const eventStateSchema = z.null();

export type AgentEvent = Pick<DeviceEventInput, "type" | "message" | "data">;

/** The queue of events on disk. */
export class EventQueue {
  constructor(
    readonly journal: Journal<EventEntry, null>,
    private readonly clock: Clock,
    private readonly newId: () => string,
  ) {}

  put({ type, message = "", data = null }: AgentEvent): void {
    const { boot } = this.clock;
    const entry = { id: this.newId(), type, message: message.slice(0, 500), data, boot };
    this.journal.append({ ...entry, time: this.clock.now() ?? null, mono: this.clock.monotonic() });
  }

  /** The event as it is sent. Without a trusted time the server uses the time of arrival. */
  wireOf({ id, type, message, data, time, mono, boot }: EventEntry): DeviceEventInput {
    const now = this.clock.now();
    const known = time ?? (boot === this.clock.boot && now !== undefined ? now - this.clock.monotonic() + mono : null);
    const server = this.clock.server();
    const isAhead = known !== null && server !== undefined && known > server + TOLERANCE_MS;
    return { id, type, message, data, ...(known === null || isAhead ? {} : { time: known }) };
  }
}
