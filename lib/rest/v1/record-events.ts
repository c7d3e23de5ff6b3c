import { z } from "zod";
import { BATCH_ITEMS, PAYLOAD_BYTES } from "../../contract/device/batch";
import { deviceEventSchema, type EventResult } from "../../contract/device/event";
import { AppError } from "../../errors";
import { BodyError, type Decoded, type Decoder } from "../../ingest/http/decoder";
import { itemsOf } from "../../ingest/http/handler";
import { jsonReadings } from "../../ingest/http/json";
import { authoriseRecordingEvents, recordEvents } from "../../services/events";
import type { Endpoint } from "../endpoint";

const DECODERS: ReadonlyMap<string, Decoder> = new Map([["application/json", jsonReadings]]);

const reportSchema = z.object({
  stored: z.int(),
  repeated: z.int(),
  refused: z.int(),
  results: z.array(
    z.object({
      position: z.int().describe("Position of the event in the body, from 1."),
      status: z.enum(["stored", "repeated", "refused"]),
      errors: z.record(z.string(), z.array(z.string())).optional(),
    }),
  ),
});

/**
 * POST /api/v1/events: one event or an array of up to 1,000. For a device key (its own station) and staff who may add
 * DeviceEvent. The response has a result for each event: 201 if any was stored, 200 if all were known, 400 if all were
 * invalid. A body that cannot be parsed stores nothing.
 */
export const eventsEndpoint: Endpoint = {
  path: "/api/v1/events",
  name: "Events",
  description: "Records one or many device events, with a result for each. Repeating the request is safe.",
  tag: "v1",
  renders: ["json"],
  operations: {
    POST: {
      summary: "Record events",
      authorise: authoriseRecordingEvents,
      bodies: { "application/json": z.union([deviceEventSchema, z.array(deviceEventSchema).max(BATCH_ITEMS)]) },
      output: reportSchema,
      status: 201,
      handle: async ({ ctx, request }) => {
        const events = await read(request);
        const results = await recordEvents(
          ctx,
          events.map(({ value }) => value),
        );
        const counts = { stored: 0, repeated: 0, refused: 0 };
        for (const { status } of results) counts[status] += 1;
        const listed = results.map((result, i) => ({ position: events[i]?.position ?? i + 1, ...result }));
        return { status: statusOf(counts), data: { ...counts, results: listed } };
      },
    },
  },
};

/** @throws AppError unsupported, invalid or too_large */
async function read(request: Request): Promise<Decoded[]> {
  const events: Decoded[] = [];
  try {
    for await (const some of itemsOf(request, DECODERS, PAYLOAD_BYTES)) {
      events.push(...some);
      if (events.length > BATCH_ITEMS) throw new BodyError(`More than ${BATCH_ITEMS} events.`, 413);
    }
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    throw new AppError(error.status === 413 ? "too_large" : "invalid", error.message);
  }
  return events;
}

function statusOf({ stored, repeated, refused }: Record<EventResult["status"], number>): number {
  if (stored > 0) return 201;
  return refused > 0 && repeated === 0 ? 400 : 200;
}
