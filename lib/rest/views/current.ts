import { z } from "zod";
import { current } from "../../services/stations/current";
import type { Endpoint } from "../endpoint";
import { etagOf } from "../etag";

/** GET /current/: the newest temperature and humidity of the public stations, for anyone, as the map shows them. */
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
        humidity: z.string().nullable().describe("%"),
        temperature: z.string().nullable().describe("°C"),
        timestamp: z.string().nullable().describe("Epoch seconds."),
        station: z.string().nullable(),
      }),
      status: 200,
      handle: async ({ ctx }) => {
        const latest = await current(ctx);
        const text = (value: number | null | undefined) =>
          value === null || value === undefined ? null : String(value);
        const data = {
          humidity: text(latest?.humidity),
          temperature: text(latest?.temperature),
          timestamp: text(latest ? Math.floor(latest.time / 1000) : null),
          station: latest?.station.name ?? null,
        };
        return { status: 200, data, etag: etagOf(data) };
      },
    },
  },
};
