import { z } from "zod";
import { type CurrentValue, freshnessSchema } from "../../contract/station/station";
import { etagOf } from "../../http/etag";
import { current } from "../../services/stations";
import { freshness } from "../../weather/time/freshness";
import type { Endpoint } from "../endpoint";

const observedSchema = z.object({
  timestamp: z.string().nullable().describe("Epoch seconds."),
  station: z.string().nullable(),
  freshness: freshnessSchema,
});

/**
 * GET /current/, for anyone: the newest temperature and humidity of the public stations. These two are the textbook's,
 * formatted like Django's float fields; the other fields are extensions.
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
        ...observedSchema.shape,
        humidityObserved: observedSchema
          .nullable()
          .describe(
            "Where and when the humidity was observed, if it is from another reading than the temperature; else null.",
          ),
      }),
      status: 200,
      handle: async ({ ctx }) => {
        const { temperature, humidity } = await current(ctx);
        const isOne = temperature === null || humidity === null || isSameReading(temperature, humidity);
        const data = {
          humidity: humidity?.value ?? null,
          temperature: temperature?.value ?? null,
          ...observed(temperature ?? humidity, ctx.now()),
          humidityObserved: isOne ? null : observed(humidity, ctx.now()),
        };
        return { status: 200, data, etag: etagOf(data) };
      },
    },
  },
};

function observed(value: CurrentValue | null, now: number): z.output<typeof observedSchema> {
  return {
    timestamp: value && String(Math.floor(value.time / 1000)),
    station: value?.station.name ?? null,
    freshness: freshness(value?.time ?? null, now),
  };
}

function isSameReading(a: CurrentValue, b: CurrentValue): boolean {
  return a.station.id === b.station.id && a.time === b.time;
}
