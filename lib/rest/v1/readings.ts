import { z } from "zod";
import { HISTORY_RESOLUTIONS } from "../../contract/charts/history";
import { channelNameSchema, MAX_STATION_CHANNELS } from "../../contract/reading/channels";
import { readQuery, timeParameter, wholeNumber } from "../../http/query";
import { stream } from "../../http/stream";
import { type History, history } from "../../services/readings";
import { authoriseReading } from "../../services/stations";
import { isMetricKey, METRIC_KEYS } from "../../weather/metrics";
import { dayEnd, localDay } from "../../weather/time/days";
import { HOUR_MS } from "../../weather/time/durations";
import type { Call, Endpoint } from "../endpoint";
import { csvParts, jsonParts, type Next } from "./range-parts";
import { stationIdOf } from "./stations";
import { systemParameter } from "./units";

const metricsParameter = z
  .string()
  .transform((text, ctx) => {
    const names = text.split(",").map((name) => name.trim());
    const metrics = names.filter(isMetricKey);
    if (metrics.length === names.length) return metrics;
    // Reported for the parameter as a whole: the client wrote text, so an index into a list means nothing to it.
    ctx.addIssue({ code: "custom", message: "There is no metric of this name." });
    return z.NEVER;
  })
  .describe(`Metrics, separated by commas: ${METRIC_KEYS.join(", ")}. Default: all.`)
  .optional();

const channelsParameter = z
  .string()
  .max(41 * MAX_STATION_CHANNELS)
  .transform((text) => text.split(",").map((name) => name.trim()))
  .pipe(z.array(channelNameSchema))
  .describe("Names of channels, separated by commas. Default: all if `metrics` is absent, otherwise none.")
  .optional();

const query = z.object({
  from: timeParameter("From this time on: ISO 8601 with an offset, or epoch seconds. Default: a day before `to`."),
  to: timeParameter("Before this time. Default: now."),
  metrics: metricsParameter,
  channels: channelsParameter,
  units: systemParameter,
  resolution: z
    .enum(HISTORY_RESOLUTIONS)
    .describe("raw, hour, day, or auto (the default): the finest that gives at most some thousand rows.")
    .optional(),
  limit: wholeNumber(1, 100_000).describe("Rows per page, with `next` for the next page. Default: all.").optional(),
  cursor: wholeNumber(-1e13, 1e14).describe("Where the page begins: from the previous page's `next`.").optional(),
});

const bucketSchema = z.object({
  value: z.number().nullable(),
  min: z.number(),
  max: z.number(),
  count: z.int(),
  coverage: z.number(),
});
const output = z.object({
  station: z.int(),
  resolution: z.enum(["raw", "hour", "day"]),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  units: z.record(z.string(), z.string()),
  channels: z
    .record(z.string(), z.object({ label: z.string(), unit: z.string(), kind: z.string() }))
    .optional()
    .describe("The channels under `extra`; absent if there are none."),
  readings: z
    .array(
      z
        .object({
          time: z.iso.datetime(),
          extra: z.record(z.string(), z.union([z.number(), bucketSchema])).optional(),
        })
        .catchall(z.union([z.number(), bucketSchema])),
    )
    .describe(
      "By metric, and under `extra` by channel: the value; for an hour or day its representative value, extremes, number of readings, and hours with observations.",
    ),
  next: z.url().nullable(),
});

/** GET /api/v1/stations/{id}/readings */
export const stationReadingsEndpoint: Endpoint = {
  path: "/api/v1/stations/{id}/readings",
  name: "Readings of a station",
  description: "A station's good values over a range, as JSON or CSV, streamed.",
  tag: "v1",
  renders: ["json", "csv"],
  operations: {
    GET: {
      summary: "Read a range",
      authorise: (ctx) => authoriseReading(ctx, { records: "SensorData" }),
      query,
      output,
      status: 200,
      handle: readRange,
    },
  },
};

async function readRange(call: Call): Promise<Response> {
  const { units = "si", cursor, limit, ...range } = readQuery(call.url, query);
  const page = await history(call.ctx, {
    stationId: stationIdOf(call),
    ...range,
    ...(cursor === undefined ? {} : { from: cursor }),
    ...(limit === undefined ? {} : { limit }),
  });
  const parts = call.renderer === "csv" ? csvParts(page, units) : jsonParts(page, units, nextOf(call.url, page, limit));
  return stream(call, parts);
}

/** Observes the rows; once all have passed, `link` gives the address of the next page. */
function nextOf(url: URL, page: History, limit: number | undefined): Next {
  let rows = 0;
  let last: number | undefined;
  return {
    saw: (row) => {
      rows += 1;
      last = row.time;
    },
    link: () => {
      if (limit === undefined || rows < limit || last === undefined) return null;
      const cursor = endOf(last, page);
      if (cursor >= page.to) return null;
      const link = new URL(url);
      link.searchParams.set("cursor", String(cursor));
      // Fixed, as "now" moves on and `auto` would choose a finer resolution for the remaining, shorter range.
      link.searchParams.set("to", new Date(page.to).toISOString());
      link.searchParams.set("resolution", page.resolution);
      return link.href;
    },
  };
}

/** The start of the next row: a cursor within an hour or a day would return that row again. */
function endOf(time: number, { resolution, station: { timeZone } }: History): number {
  if (resolution === "raw") return time + 1;
  return resolution === "hour" ? time + HOUR_MS : dayEnd(localDay(time, timeZone), timeZone);
}
