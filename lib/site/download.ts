import { z } from "zod";
import { identify } from "../auth/request";
import { HISTORY_RESOLUTIONS } from "../contract/charts/history";
import { RANGES, type Span } from "../contract/charts/span";
import type { StationSummary } from "../contract/station/station";
import { clientAddress, clientUrl } from "../http/origin";
import { readQuery, timeParameter } from "../http/query";
import { limitRate } from "../http/rate-limits";
import { errorResponse } from "../http/respond";
import { stream } from "../http/stream";
import { csvParts, jsonParts } from "../rest/v1/range-parts";
import { systemParameter } from "../rest/v1/units";
import { contextFor } from "../services/context";
import { knownId, notFound } from "../services/guard";
import { history, intervalOf } from "../services/readings";
import { getStation } from "../services/stations";
import { localDay } from "../weather/time/days";

const moment = z.union([z.iso.date(), timeParameter("")]);

const querySchema = z.object({
  range: z.enum(RANGES).optional(),
  from: moment,
  to: moment,
  resolution: z.enum(HISTORY_RESOLUTIONS).optional(),
  units: systemParameter,
});

interface RouteParams {
  params: Promise<{ id: string }>;
}

/**
 * GET /stations/{id}/readings.csv and readings.json, with the parameters of the page's address, ?resolution= and
 * ?units=: what the page shows to this visitor, streamed as a file.
 */
export function downloadHandler(renderer: "csv" | "json") {
  return async (request: Request, { params }: RouteParams): Promise<Response> => {
    try {
      return await download(request, (await params).id, renderer);
    } catch (error) {
      return errorResponse(error);
    }
  };
}

async function download(request: Request, id: string, renderer: "csv" | "json"): Promise<Response> {
  const address = clientAddress(request);
  const identity = await identify(contextFor().database, { headers: request.headers, address }, Date.now());
  await limitRate(identity, address);
  const ctx = contextFor(identity.actor);
  const { resolution, units = "si", ...asked } = readQuery(clientUrl(request), querySchema);
  const station = await getStation(ctx, { id: stationIdOf(id) });
  const interval = await intervalOf(ctx, { station, span: spanOf(asked) });
  const task = { stationId: station.id, ...interval, ...(resolution && { resolution }) };
  const page = await history(ctx, task, { access: "pages" });
  const parts = renderer === "csv" ? csvParts(page, units) : jsonParts(page, units);
  const response = await stream({ request, renderer }, parts, { compress: false });
  response.headers.set("Content-Disposition", `attachment; filename="${fileName(station, interval)}.${renderer}"`);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

function stationIdOf(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw notFound();
  return knownId(Number(text));
}

function spanOf({ range, from, to }: Omit<z.output<typeof querySchema>, "resolution" | "units">): Span {
  if (from !== undefined && to !== undefined) return { from, to };
  return { range: range ?? "24h" };
}

/** "jfk-airport-2026-07-01-2026-07-07": the station's days, in characters that any file system accepts. */
function fileName({ id, name, timeZone }: StationSummary, { from, to }: { from: number; to: number }): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase();
  return `${plain || `station-${id}`}-${localDay(from, timeZone)}-${localDay(to - 1, timeZone)}`;
}
