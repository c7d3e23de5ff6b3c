import { EVENT_TYPES } from "../../contract/device/event";
import { modelNamed } from "../../db/models";
import { utcText } from "../../format/utcText";
import { getRecord, removeRecord } from "../../services/records";
import { declare } from "../model/declare";

const model = modelNamed("DeviceEvent");

export const admin = declare({
  model: "DeviceEvent",
  group: "Weather",
  title: { from: ["type", "time"], of: ({ type, time }) => `${type} at ${utcText(Number(time))} UTC` },
  columns: ["time", "stationId", "type", "message", "data"],
  search: ["station.name"],
  filters: ["stationId", "type"],
  dateHierarchy: "time",
  ordering: ["-time"],
  indexed: ["time", "stationId"],
  fieldsets: [{ fields: ["stationId", "time", "receivedAt", "type", "message", "data", "eventId"] }],
  fields: { type: { choices: EVENT_TYPES }, data: { label: "Details" }, eventId: { label: "Id at the device" } },
  // Devices report events; nobody changes them.
  verbs: {
    get: (ctx, key) => getRecord(ctx, { model, key }),
    remove: (ctx, key, { check, reason }) => removeRecord(ctx, { model, key, reason }, { check }),
  },
});
