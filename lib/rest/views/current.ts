import { z } from "zod";
import { freshnessSchema } from "../../contract/station";
import { current } from "../../services/stations/current";
import { freshness } from "../../weather/freshness";
import type { Endpoint } from "../endpoint";
import { etagOf } from "../etag";

/**
 * GET /current/: the newest temperature and humidity of the public stations, for anyone. The two are the textbook's, numbers as Django's
 * float fields are; what follows is ours.
 */
export const currentEndpoint: Endpoint = {
  path: "/current/",
  name: "Current",
  description: "The latest temperature and humidity, of public stations.",
  tag: "Views",
  renders: ["json", "html"],
  operations: {
    GET: {
      summary: "Read the latest temperature and humidity",
      authorise: () => {},
      output: z.object({
        humidity: z.number().nullable().describe("%"),
        temperature: z.number().nullable().describe("°C"),
        timestamp: z.string().nullable().describe("Epoch seconds."),
        station: z.string().nullable(),
        freshness: freshnessSchema,
      }),
      status: 200,
      handle: async ({ ctx }) => {
        const latest = await current(ctx);
        const data = {
          humidity: latest?.humidity ?? null,
          temperature: latest?.temperature ?? null,
          timestamp: latest && String(Math.floor(latest.time / 1000)),
          station: latest?.station.name ?? null,
          freshness: freshness(latest?.time ?? null, ctx.now()),
        };
        return { status: 200, data, etag: etagOf(data) };
      },
    },
  },
};
