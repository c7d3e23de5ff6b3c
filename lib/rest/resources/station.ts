import { z } from "zod";
import type { StationSummary } from "../../contract/station";
import { authorise } from "../../services/guard";
import { pageOfStations } from "../../services/stations/page";
import { readStation } from "../../services/stations/read";
import { registerStation } from "../../services/stations/register";
import { removeStation } from "../../services/stations/remove";
import { updateStation } from "../../services/stations/update";
import { authoriseReading } from "../../services/stations/visible";
import { METRICS } from "../../weather/metrics";
import { numberField, textField, timeField } from "../fields";
import { numbered } from "../listing";
import { numericKey, type Resource } from "../resource";

const input = z.object({
  name: textField(100),
  timestamp: timeField({ asText: true }),
  temperature: numberField({ min: METRICS.temperature.min, max: METRICS.temperature.max, asText: true }),
  lat: numberField({ min: -90, max: 90, asText: true }),
  lon: numberField({ min: -180, max: 180, asText: true }),
});

/** Every value but the address is text here; a station without readings has neither time nor temperature. */
const output = z.object({
  url: z.url(),
  name: z.string(),
  timestamp: z.string().nullable().describe("When it was observed, epoch seconds."),
  temperature: z.string().nullable().describe("°C"),
  lat: z.string().describe("Degrees north."),
  lon: z.string().describe("Degrees east."),
});

/** The textbook's resource: a station with its current conditions, and with each write an observation. */
export const stationResource: Resource<StationSummary, typeof input, number> = {
  path: "station",
  name: "Station",
  description:
    "Weather stations with their current conditions. Writing a time and a temperature records an observation.",
  input,
  output,
  authorise: {
    view: (ctx) => authoriseReading(ctx, "Station"),
    add: (ctx) => authorise(ctx, "Station", "add"),
    change: (ctx) => authorise(ctx, "Station", "change"),
    delete: (ctx) => authorise(ctx, "Station", "delete"),
  },
  list: numbered({
    ordering: ["id", "name", "timestamp", "temperature", "lat", "lon"],
    filters: z.object({ name: z.string().max(200).describe("Exactly this name.").optional() }),
    search: true,
    select: pageOfStations,
  }),
  key: numericKey,
  get: readStation,
  create: async (ctx, fields) => ({ item: await registerStation(ctx, fields) }),
  update: async (ctx, id, fields, check) => {
    const { station, observation } = await updateStation(ctx, { id, ...fields }, check);
    // The body is the station, whatever came of the observation: the header says that.
    return { item: station, headers: observation === "none" ? {} : { Observation: observation } };
  },
  remove: (ctx, id, check) => removeStation(ctx, { id }, check),
  represent: ({ id, name, timestamp, latest, lat, lon }, origin) => ({
    url: `${origin}/station/${id}/`,
    name,
    timestamp: timestamp === null ? null : String(Math.floor(timestamp / 1000)),
    temperature: latest.temperature === undefined ? null : String(latest.temperature),
    lat: String(lat),
    lon: String(lon),
  }),
};
