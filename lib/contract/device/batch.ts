import { z } from "zod";

/** The largest payload that the MQTT transport accepts, bytes, and the most readings or events in one. */
export const PAYLOAD_BYTES = 256 * 1024;
export const BATCH_ITEMS = 1000;

const id = z.string().regex(/^[\w.:-]{1,64}$/);

/**
 * Readings or events with a batch id, acknowledged on the station's `stored` topic once they are on disk. Each item is
 * validated by its own schema. Without an envelope the payload is one item or an array of them.
 */
export const readingsBatchSchema = z.strictObject({ id, readings: z.array(z.unknown()).max(BATCH_ITEMS) });
export const eventsBatchSchema = z.strictObject({ id, events: z.array(z.unknown()).max(BATCH_ITEMS) });

/** "Everything in this batch is on disk except these." A batch with a temporary failure is not acknowledged at all. */
export const storedSchema = z.object({
  id: z.string(),
  /** The server's clock, ISO 8601, by which a device can detect that its own is wrong. */
  now: z.iso.datetime(),
  stored: z.int(),
  repeated: z.int(),
  refused: z.array(z.object({ index: z.int().min(0), errors: z.record(z.string(), z.array(z.string())) })),
});
export type StoredAnswer = z.infer<typeof storedSchema>;
