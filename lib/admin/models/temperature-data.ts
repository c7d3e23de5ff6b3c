import { newTemperatureDataSchema, temperatureDataChangeSchema } from "../../contract/reading/temperature-data";
import { utcText } from "../../format/utcText";
import {
  createManyTemperatureData,
  createTemperatureData,
  getTemperatureData,
  removeTemperatureData,
  updateTemperatureData,
} from "../../services/temperature-data";
import { create, createMany, declare, idOf, update } from "../model/declare";

export const admin = declare({
  model: "TemperatureData",
  singular: "temperature reading",
  plural: "temperature readings",
  group: "Weather",
  title: {
    from: ["temperature", "timestamp"],
    of: ({ temperature, timestamp }) => `${temperature} °C at ${utcText(Number(timestamp))} UTC`,
  },
  columns: ["timestamp", "temperature", "lat", "lon"],
  editable: ["temperature"],
  filters: ["timestamp"],
  dateHierarchy: "timestamp",
  ordering: ["-timestamp"],
  fieldsets: [
    { fields: ["timestamp", "temperature"] },
    { title: "Place", fields: ["lat", "lon"], map: { lat: "lat", lon: "lon" } },
  ],
  fields: {
    lat: { label: "Latitude", unit: "°" },
    lon: { label: "Longitude", unit: "°" },
    timestamp: { label: "Time", help: "When it was observed." },
  },
  verbs: {
    get: (ctx, key) => getTemperatureData(ctx, { id: idOf(key) }),
    create: create(newTemperatureDataSchema, async (ctx, input) => {
      const { id } = await createTemperatureData(ctx, input);
      return { key: { id } };
    }),
    update: update(temperatureDataChangeSchema, async (ctx, key, input, check) => {
      await updateTemperatureData(ctx, { id: idOf(key), ...input }, { check });
    }),
    remove: (ctx, key, { check }) => removeTemperatureData(ctx, { id: idOf(key) }, { check }),
    createMany: createMany(newTemperatureDataSchema, createManyTemperatureData),
  },
});
