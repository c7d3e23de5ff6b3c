import { isUtf8 } from "node:buffer";
import type { z } from "zod";
import { BATCH_ITEMS, eventsBatchSchema, PAYLOAD_BYTES, readingsBatchSchema } from "../../contract/device/batch";
import type { FromDevice } from "../../contract/device/topics";
import type { FieldErrors } from "../../errors";
import { fieldErrors } from "../../services/parse";
import { parseRepaired } from "../loose-json";

/** A message's content, or why it cannot be decoded. A batch with an id gets an answer. */
export type Decoded =
  | { kind: "readings" | "events"; id: string | undefined; items: unknown[] }
  | { kind: "status" | "replies"; value: unknown }
  | { kind: "fault"; fault: string; answer?: { id: string; items: number; errors: FieldErrors } };

/** Decodes the payload of a topic of this kind; its items are validated later by the services. Never throws. */
export function decode(kind: FromDevice, payload: Buffer): Decoded {
  if (payload.length > PAYLOAD_BYTES) return fault(`The payload is larger than ${PAYLOAD_BYTES / 1024} kB.`);
  if (!isUtf8(payload)) return fault("The payload is not valid UTF-8.");
  const text = payload.toString();
  let value: unknown;
  try {
    value = parsed(text);
  } catch {
    return fault("The payload is not valid JSON.");
  }
  return kind === "readings" || kind === "events" ? decodeItems(kind, value) : { kind, value };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseRepaired(text);
  }
}

function decodeItems(kind: "readings" | "events", value: unknown): Decoded {
  if (isEnvelope(kind, value)) return decodeEnvelope(kind, value);
  const items: unknown[] = Array.isArray(value) ? value : [value];
  if (items.length > BATCH_ITEMS) return fault(`No more than ${BATCH_ITEMS} ${kind} in one message.`);
  return { kind, id: undefined, items };
}

/** Recognised by its key, as no reading and no event has a field of this name. */
function isEnvelope(kind: "readings" | "events", value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.hasOwn(value, kind);
}

function decodeEnvelope(kind: "readings" | "events", value: Record<string, unknown>): Decoded {
  const parsed = kind === "readings" ? readingsBatchSchema.safeParse(value) : eventsBatchSchema.safeParse(value);
  if (parsed.success) return { kind, id: parsed.data.id, items: itemsOf(parsed.data) };
  return faultyEnvelope(value[kind], value.id, parsed.error);
}

function itemsOf(batch: { readings: unknown[] } | { events: unknown[] }): unknown[] {
  return "readings" in batch ? batch.readings : batch.events;
}

/**
 * Refuses all items, since those that an answer does not name count as stored. A batch with too many items gets no
 * answer at all: it would be larger than the device can take.
 */
function faultyEnvelope(list: unknown, id: unknown, error: z.ZodError): Decoded {
  const errors = fieldErrors(error);
  const text = `The batch is invalid: ${Object.keys(errors).join(", ")}.`.slice(0, 200);
  const items = Array.isArray(list) ? list.length : 1;
  const known = readingsBatchSchema.shape.id.safeParse(id);
  if (!known.success || items > BATCH_ITEMS) return fault(text);
  return { kind: "fault", fault: text, answer: { id: known.data, items, errors } };
}

function fault(text: string): Decoded {
  return { kind: "fault", fault: text };
}
