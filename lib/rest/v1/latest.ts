import { z } from "zod";
import { valuesSchema } from "../../contract/reading/reading";
import type { ChannelNow } from "../../contract/station/channel";
import { freshnessSchema, rainTodaySchema } from "../../contract/station/station";
import { etagOf } from "../../http/etag";
import { readQuery } from "../../http/query";
import { channelsNow } from "../../services/channels";
import { asOfNow, authoriseReading, getStation } from "../../services/stations";
import { METRIC_KEYS } from "../../weather/metrics";
import { inSystem, unitOf } from "../../weather/units/systems";
import type { Endpoint } from "../endpoint";
import { stationIdOf } from "./stations";
import { systemParameter, unitsOf, valuesIn } from "./units";

const query = z.object({ units: systemParameter });

/** GET /api/v1/stations/{id}/latest */
export const latestEndpoint: Endpoint = {
  path: "/api/v1/stations/{id}/latest",
  name: "Latest reading",
  description: "The current conditions at a station.",
  tag: "v1",
  renders: ["json"],
  operations: {
    GET: {
      summary: "Read the newest good values",
      authorise: (ctx) => authoriseReading(ctx, { records: "Station" }),
      query,
      output: z.object({
        station: z.int(),
        time: z.iso.datetime().nullable(),
        values: valuesSchema,
        units: z.record(z.string(), z.string()),
        freshness: freshnessSchema,
        rainToday: rainTodaySchema,
        channels: z
          .record(
            z.string(),
            z.object({ value: z.number(), time: z.iso.datetime(), label: z.string(), unit: z.string() }),
          )
          .describe("The newest value of each channel, which may be older than the reading: see its time."),
      }),
      status: 200,
      handle: async (call) => {
        const { units = "si" } = readQuery(call.url, query);
        const found = await getStation(call.ctx, { id: stationIdOf(call) }, { access: { api: "Station" } });
        const station = await asOfNow(call.ctx, { station: found });
        const { id, timestamp, latest, freshness, rainToday } = station;
        const metrics = METRIC_KEYS.filter((key) => latest[key] !== undefined);
        const data = {
          station: id,
          time: timestamp === null ? null : new Date(timestamp).toISOString(),
          values: valuesIn(latest, units),
          units: { ...unitsOf(metrics, units), ...(rainToday !== null && { rainToday: unitOf("rain", units) }) },
          freshness,
          rainToday: rainToday === null ? null : inSystem("rain", rainToday, units),
          channels: channelsOf(await channelsNow(call.ctx, { stationId: id })),
        };
        return { status: 200, data, etag: etagOf(data) };
      },
    },
  },
};

function channelsOf(channels: readonly ChannelNow[]) {
  const measured = channels.flatMap(({ name, label, unit, value, time }) =>
    value === null || time === null
      ? []
      : [[name, { value, time: new Date(time).toISOString(), label, unit }] as const],
  );
  return Object.fromEntries(measured);
}
