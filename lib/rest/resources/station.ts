import { z } from "zod";
import { actorOf } from "../../auth/request";
import type { StationSummary } from "../../contract/station";
import { type Context, contextFor } from "../../services/context";
import { authorise } from "../../services/guard";
import { parse } from "../../services/parse";
import { pageOfStations } from "../../services/stations/page";
import { registerStation } from "../../services/stations/register";
import { METRICS } from "../../weather/metrics";
import { readFields } from "../body";
import { numberField, textField, timeField } from "../fields";
import { negotiateJson } from "../negotiate";
import { clientUrl } from "../origin";
import { pageBody, readPage } from "../pages";
import { errorResponse, json } from "../respond";

const ALLOW = "GET, POST, HEAD, OPTIONS";

/** What a client of the textbook API sends: text, or numbers where numbers are meant. */
const stationFields = z.object({
  name: textField(100),
  timestamp: timeField(),
  temperature: numberField(METRICS.temperature),
  lat: numberField({ min: -90, max: 90 }),
  lon: numberField({ min: -180, max: 180 }),
});

/** /station/: GET lists, POST adds a station with its first observation. Staff, by Basic login. */
export async function stationsHandler(request: Request): Promise<Response> {
  const headers = { Allow: ALLOW, Vary: "Accept, Cookie" };
  let indent = 0;
  try {
    ({ indent } = negotiateJson(request.headers.get("accept")));
    const ctx = contextFor(await actorOf(contextFor().database, request.headers, Date.now()));
    if (request.method === "POST") return await add(ctx, request, { headers, indent });
    authorise(ctx, "Station", "view");
    if (request.method === "OPTIONS") return json(DESCRIPTION, { headers, indent });
    if (request.method === "GET" || request.method === "HEAD") return await list(ctx, request, { headers, indent });
    return json({ detail: `Method "${request.method}" not allowed.` }, { status: 405, headers, indent });
  } catch (error) {
    return errorResponse(error, { headers, indent });
  }
}

interface Form {
  headers: Record<string, string>;
  indent: number;
}

async function add(ctx: Context, request: Request, { headers, indent }: Form): Promise<Response> {
  authorise(ctx, "Station", "add");
  const url = clientUrl(request);
  const station = await registerStation(ctx, parse(stationFields, await readFields(request)));
  const body = represent(station, url);
  return json(body, { status: 201, headers: { ...headers, Location: body.url }, indent });
}

async function list(ctx: Context, request: Request, form: Form): Promise<Response> {
  const url = clientUrl(request);
  const { count, read } = await pageOfStations(ctx);
  const page = readPage(url, count);
  const stations = await read(page);
  return json(
    pageBody(
      url,
      count,
      page,
      stations.map((station) => represent(station, url)),
    ),
    form,
  );
}

/** Every value but the address is text here; a station without readings has neither time nor temperature. */
function represent({ id, name, timestamp, latest, lat, lon }: StationSummary, { origin }: URL) {
  return {
    url: `${origin}/station/${id}/`,
    name,
    timestamp: timestamp === null ? null : String(Math.floor(timestamp / 1000)),
    temperature: latest.temperature === undefined ? null : String(latest.temperature),
    lat: String(lat),
    lon: String(lon),
  };
}

const DESCRIPTION = {
  name: "Station List",
  description: "Weather stations with their current conditions.",
  renders: ["application/json"],
  parses: ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"],
};
