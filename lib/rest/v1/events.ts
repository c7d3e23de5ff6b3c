import { z } from "zod";
import { EVENT_TYPES, type EventItem, eventItemSchema } from "../../contract/device/event";
import { readQuery, wholeNumber } from "../../http/query";
import { pageOfEvents } from "../../services/events";
import { authoriseReading } from "../../services/stations";
import type { Endpoint } from "../endpoint";
import { stationIdOf } from "./stations";

const query = z.object({
  limit: wholeNumber(1, 1000).describe("Events per page; default 100.").optional(),
  cursor: z
    .string()
    .regex(/^-?\d{1,15}\.\d{1,10}$/, "Invalid cursor.")
    .transform((text) => {
      const [time, id] = text.split(".");
      return { time: Number(time), id: Number(id) };
    })
    .describe("Where the page begins: from the previous page's `next`.")
    .optional(),
});

const output = z.object({
  station: z.int(),
  events: z.array(
    z.object({
      time: z.iso.datetime(),
      receivedAt: z.iso.datetime(),
      type: z.enum(EVENT_TYPES),
      message: z.string(),
      data: eventItemSchema.shape.data,
    }),
  ),
  next: z.url().nullable(),
});

/** GET /api/v1/stations/{id}/events */
export const stationEventsEndpoint: Endpoint = {
  path: "/api/v1/stations/{id}/events",
  name: "Events of a station",
  description: "What happened at a station's device, including when it went online and offline; newest first.",
  tag: "v1",
  renders: ["json"],
  operations: {
    GET: {
      summary: "Read events",
      authorise: (ctx) => authoriseReading(ctx, { records: "DeviceEvent" }),
      query,
      output,
      status: 200,
      handle: async (call) => {
        const { limit = 100, cursor } = readQuery(call.url, query);
        const stationId = stationIdOf(call);
        const asked = { stationId, size: limit, ...(cursor ? { before: cursor } : {}) };
        const { events, next } = await pageOfEvents(call.ctx, asked, { access: { api: "DeviceEvent" } });
        const link = new URL(call.url);
        if (next) link.searchParams.set("cursor", `${next.time}.${next.id}`);
        return { status: 200, data: { station: stationId, events: events.map(shown), next: next && link.href } };
      },
    },
  },
};

function shown({ time, receivedAt, type, message, data }: EventItem): z.infer<typeof output>["events"][number] {
  const [happened, received] = [new Date(time).toISOString(), new Date(receivedAt).toISOString()];
  return { time: happened, receivedAt: received, type, message, data };
}
