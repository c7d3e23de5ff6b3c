import { newStationSchema, stationChangeSchema } from "../../contract/station/station-input";
import { updateStation } from "../../services/observations";
import { createStation, createStations, getStation, removeStation } from "../../services/stations";
import { create, createMany, declare, idOf, update } from "../model/declare";
import { mergeAction } from "../parts/merge";

const newSchema = newStationSchema.omit({ isDemo: true });

export const admin = declare({
  model: "Station",
  group: "Weather",
  columns: ["name", "lat", "lon", "elevation", "temperature", "timestamp", "isPublic", "ownerId"],
  editable: ["isPublic"],
  search: ["name", "description"],
  filters: ["isPublic", "isDemo", "ownerId", "timestamp"],
  dateHierarchy: "createdAt",
  ordering: ["name"],
  fieldsets: [
    { fields: ["name", "description", "isPublic", "ownerId"] },
    {
      title: "Place",
      help: "Click on the map, or type the coordinates. The time zone follows from them unless one is given.",
      fields: ["lat", "lon", "elevation", "elevationFrom", "timeZone"],
      map: { lat: "lat", lon: "lon" },
    },
    { title: "Climate", fields: ["rainYearStart"] },
  ],
  fields: {
    lat: { label: "Latitude", unit: "°" },
    lon: { label: "Longitude", unit: "°" },
    elevation: { unit: "m" },
    elevationFrom: {
      label: "New elevation since",
      kind: "time",
      help: "When the station was moved: earlier readings keep the former elevation. Leave it empty if that was always wrong.",
      of: () => null,
    },
    rainYearStart: {
      label: "Rain year begins in month",
      help: "1 to 12, of the station's calendar: 1 for calendar years, 10 or 11 for hydrological years of the north, 7 for those of the south.",
    },
    timestamp: { label: "Latest reading" },
    isPublic: { help: "Anyone may see a public station; only its owner and staff a private one." },
  },
  inlines: [
    { title: "Device keys", model: "DeviceKey", by: "stationId", limit: 20 },
    { title: "Channels", model: "Channel", by: "stationId", limit: 32 },
    { title: "Uploads", model: "Upload", by: "stationId", limit: 10 },
    { title: "Calibrations", model: "StationCalibration", by: "stationId", limit: 10 },
    { title: "Period values", model: "PeriodValue", by: "stationId", limit: 10 },
    { title: "Earlier elevations", model: "StationElevation", by: "stationId", limit: 10 },
    { title: "Latest readings", model: "SensorData", by: "stationId", limit: 10 },
  ],
  actions: [mergeAction],
  panel: "device",
  siteHref: ({ id }) => `/stations/${id}`,
  verbs: {
    get: (ctx, key) => getStation(ctx, { id: idOf(key) }, { access: "admin" }),
    create: create(newSchema, async (ctx, input) => {
      const { id } = await createStation(ctx, input);
      return { key: { id } };
    }),
    update: update(stationChangeSchema.omit({ timestamp: true, temperature: true }), async (ctx, key, input, check) => {
      await updateStation(ctx, { id: idOf(key), ...input }, { check });
    }),
    remove: (ctx, key, { check, reason }) => removeStation(ctx, { id: idOf(key), reason }, { check }),
    createMany: createMany(newSchema, (ctx, items) =>
      createStations(
        ctx,
        items.map((item) => ({ ...item, isDemo: false })),
      ),
    ),
  },
});
