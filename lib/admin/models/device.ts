import { PRESENCES } from "../../contract/device/status";
import { modelNamed } from "../../db/models";
import { getRecord, removeRecord } from "../../services/records";
import { declare } from "../model/declare";

const model = modelNamed("Device");

export const admin = declare({
  model: "Device",
  group: "Weather",
  title: { from: ["stationId"], of: ({ stationId }) => `Device of station ${stationId}` },
  columns: ["stationId", "presence", "lastSeenAt", "version", "interval", "light", "queued", "lost", "clock"],
  search: ["station.name"],
  filters: ["presence", "light", "clock"],
  dateHierarchy: "lastSeenAt",
  ordering: ["-lastSeenAt"],
  fieldsets: [
    { fields: ["stationId", "presence", "lastSeenAt"] },
    { title: "As it says", fields: ["version", "interval", "light", "queued", "lost", "clock"] },
  ],
  fields: {
    presence: { choices: PRESENCES },
    lastSeenAt: { label: "Last seen" },
    version: { label: "Agent" },
    interval: { unit: "s", help: "Between its readings." },
    queued: { help: "Readings and events that wait on its disk." },
    lost: { help: "Readings that it had to give up for want of space." },
    clock: { choices: ["synchronised", "unsynchronised"] },
  },
  // Devices say themselves how they are. One that is deleted comes back when it is heard of.
  verbs: {
    get: (ctx, key) => getRecord(ctx, { model, key }),
    remove: (ctx, key, { check, reason }) => removeRecord(ctx, { model, key, reason }, { check }),
  },
});
