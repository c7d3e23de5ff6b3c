import { z } from "zod";
import type { StationSummary } from "../../contract/station/station";
import type { ChangedStation } from "../../contract/station/station-input";
import { env } from "../../env";
import type { Context } from "../../services/context";
import { authorise } from "../../services/guard";
import { recordOrRegister, registerStation, updateStation } from "../../services/observations";
import { authoriseReading, getStation, namesakeOf, pageOfStations, removeStation } from "../../services/stations";
import type { Link } from "../endpoint";
import { textField } from "../fields";
import { numbered } from "../listing";
import { numericKey, type Resource, type Written } from "../resource";
import { observedFields } from "./observed";

const input = z.object({
  name: textField(100, { example: "Berlin" }),
  ...observedFields,
});

/** All values except `url` are text; `timestamp` and `temperature` are null for a station without readings. */
const output = z.object({
  url: z.url(),
  name: z.string(),
  timestamp: z.string().nullable().describe("When it was observed, epoch seconds."),
  temperature: z.string().nullable().describe("°C"),
  lat: z.string().describe("Degrees north."),
  lon: z.string().describe("Degrees east."),
});

const isRecording = env.STATION_POST === "record";

/** As in the textbook, every POST adds a station. A client that means to add a reading gets a hint how to do so. */
async function addByPost(ctx: Context, fields: z.output<typeof input>, link: Link) {
  const item = await registerStation(ctx, fields);
  const id = await namesakeOf(ctx, item);
  if (id === undefined || id === item.id) return { item };
  const headers = {
    Link: `<${link("station", id)}>; rel="related"`,
    Hint: `Station ${id} has this name and place: PUT to it, or POST its readings to /api/v1/readings, to add to its history.`,
  };
  return { item, headers };
}

async function recordByPost(ctx: Context, fields: z.output<typeof input>): Promise<Written<StationSummary>> {
  const { isNew, ...changed } = await recordOrRegister(ctx, fields);
  return isNew ? { item: changed.station } : { ...answerOf(changed), isKnown: true };
}

/** The textbook's resource: a station with its current conditions. Each write also records an observation. */
export const stationResource: Resource<StationSummary, typeof input, number> = {
  path: "station",
  name: "Station",
  description:
    "Weather stations with their current conditions. Writing a time and a temperature records an observation.",
  note: isRecording
    ? "A POST with the name and place of an existing station records in that station; any other adds one."
    : "Each POST adds a station. To record in an existing one, PUT to it, or POST to /sensor-data/ or /api/v1/readings. With STATION_POST=record a POST with its name and place records in it.",
  addsNothing: isRecording ? "Recorded in the station of this name and place." : undefined,
  input,
  output,
  authorise: {
    view: (ctx) => authoriseReading(ctx, { records: "Station" }),
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
  get: (ctx, id) => getStation(ctx, { id }, { access: { api: "Station" } }),
  create: isRecording ? recordByPost : addByPost,
  update: async (ctx, id, fields, check) => answerOf(await updateStation(ctx, { id, ...fields }, { check })),
  remove: (ctx, id, check) => removeStation(ctx, { id }, { check }),
  represent: ({ id, name, timestamp, latest, lat, lon }, link) => ({
    url: link("station", id),
    name,
    timestamp: timestamp === null ? null : String(Math.floor(timestamp / 1000)),
    temperature: latest.temperature === undefined ? null : String(latest.temperature),
    lat: String(lat),
    lon: String(lon),
  }),
};

/**
 * The answer shows what the client sent, even if the station's current conditions are a later observation or quality
 * control hides this one; the headers say so.
 */
function answerOf({ station, observation, said }: ChangedStation): Written<StationSummary> {
  if (observation === "none") return { item: station };
  if (!said) return { item: station, headers: { Observation: observation } };
  const { time: timestamp, temperature, flag } = said;
  const isLatest = timestamp === station.timestamp;
  return {
    item: { ...station, timestamp, latest: { ...station.latest, temperature } },
    headers: {
      Observation: observation,
      ...(isLatest ? {} : { "Observation-Latest": "false" }),
      ...(flag ? { "Observation-Flag": flag } : {}),
    },
    isEcho: !isLatest || temperature !== station.latest.temperature,
  };
}
