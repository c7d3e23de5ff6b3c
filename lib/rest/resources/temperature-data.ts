import { z } from "zod";
import type { TemperatureDataItem } from "../../contract/reading/temperature-data";
import { timeParameter } from "../../http/query";
import { authorise } from "../../services/guard";
import {
  createTemperatureData,
  getTemperatureData,
  pageOfTemperatureData,
  removeTemperatureData,
  updateTemperatureData,
} from "../../services/temperature-data";
import { numbered } from "../listing";
import { numericKey, type Resource } from "../resource";
import { observedFields } from "./observed";

const input = z.object(observedFields);

const output = z.object({
  url: z.url(),
  timestamp: z.string().describe("When it was observed, epoch seconds."),
  temperature: z.string().describe("°C"),
  lat: z.string().describe("Degrees north."),
  lon: z.string().describe("Degrees east."),
});

/** Temperature readings without a station. All values are text, as in the textbook's API. */
export const temperatureDataResource: Resource<TemperatureDataItem, typeof input, number> = {
  path: "temperature-data",
  name: "Temperature Data",
  description: "Spot readings of the temperature, without a station.",
  input,
  output,
  authorise: {
    view: (ctx) => authorise(ctx, "TemperatureData", "view"),
    add: (ctx) => authorise(ctx, "TemperatureData", "add"),
    change: (ctx) => authorise(ctx, "TemperatureData", "change"),
    delete: (ctx) => authorise(ctx, "TemperatureData", "delete"),
  },
  list: numbered({
    ordering: ["id", "timestamp", "temperature", "lat", "lon"],
    filters: z.object({
      from: timeParameter("From this time on: ISO 8601 with an offset, or epoch seconds."),
      to: timeParameter("Before this time."),
    }),
    search: false,
    select: pageOfTemperatureData,
  }),
  key: numericKey,
  get: (ctx, id) => getTemperatureData(ctx, { id }),
  create: async (ctx, fields) => ({ item: await createTemperatureData(ctx, fields) }),
  update: async (ctx, id, fields, check) => ({ item: await updateTemperatureData(ctx, { id, ...fields }, { check }) }),
  remove: (ctx, id, check) => removeTemperatureData(ctx, { id }, { check }),
  represent: ({ id, timestamp, temperature, lat, lon }, link) => ({
    url: link("temperature-data", id),
    timestamp: String(Math.floor(timestamp / 1000)),
    temperature: String(temperature),
    lat: String(lat),
    lon: String(lon),
  }),
};
