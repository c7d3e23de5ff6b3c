import { z } from "zod";
import { etagOf } from "../../http/etag";
import { readQuery, wholeNumber } from "../../http/query";
import { notFound } from "../../services/guard";
import { allAsOfNow, asOfNow, authoriseReading, getStation, stationsAfter } from "../../services/stations";
import type { Call, Endpoint } from "../endpoint";
import { numericKey } from "../resource";
import { representStation, stationSchema } from "./representation";

const query = z.object({
  limit: wholeNumber(1, 1000).describe("Stations per page; default 100.").optional(),
  cursor: wholeNumber(0, 2_147_483_647).describe("Where the page begins: from the previous page's `next`.").optional(),
  search: z.string().max(200).describe("Words that must all be in the name or the description.").optional(),
});

/** GET /api/v1/stations: those that the caller may read, ordered by id, so that new ones do not shift the pages. */
export const stationsEndpoint: Endpoint = {
  path: "/api/v1/stations",
  name: "Stations",
  description: "Stations with their current conditions.",
  tag: "v1",
  renders: ["json"],
  operations: {
    GET: {
      summary: "List the stations",
      authorise: (ctx) => authoriseReading(ctx, { records: "Station" }),
      query,
      output: z.object({ stations: z.array(stationSchema), next: z.url().nullable() }),
      status: 200,
      handle: async ({ ctx, url }) => {
        const { limit = 100, cursor = 0, search } = readQuery(url, query);
        const { stations, next } = await stationsAfter(ctx, { after: cursor, limit, search });
        const link = new URL(url);
        if (next !== null) link.searchParams.set("cursor", String(next));
        const data = {
          stations: (await allAsOfNow(ctx, { stations })).map((station) => representStation(station, url.origin)),
          next: next === null ? null : link.href,
        };
        return { status: 200, data, etag: etagOf(data) };
      },
    },
  },
};

/** GET /api/v1/stations/{id} */
export const stationEndpoint: Endpoint = {
  path: "/api/v1/stations/{id}",
  name: "Station",
  description: "One station with its current conditions.",
  tag: "v1",
  renders: ["json"],
  operations: {
    GET: {
      summary: "Read a station",
      authorise: (ctx) => authoriseReading(ctx, { records: "Station" }),
      output: stationSchema,
      status: 200,
      handle: async (call) => {
        const station = await getStation(call.ctx, { id: stationIdOf(call) }, { access: { api: "Station" } });
        const data = representStation(await asOfNow(call.ctx, { station }), call.url.origin);
        return { status: 200, data, etag: etagOf(data) };
      },
    },
  },
};

/** The station id in the path. Throws not_found if it is malformed. */
export function stationIdOf({ params }: Call): number {
  const id = numericKey(params.id ?? "");
  if (id === undefined) throw notFound();
  return id;
}
