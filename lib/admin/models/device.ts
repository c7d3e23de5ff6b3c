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
    { title: "Reported by the device", fields: ["version", "interval", "light", "queued", "lost", "clock"] },
  ],
  fields: {
    presence: { choices: PRESENCES },
    lastSeenAt: { label: "Last seen" },
    version: { label: "Agent" },
    interval: { unit: "s", help: "Between readings." },
    queued: { help: "Readings and events waiting on its disk." },
    lost: { help: "Readings dropped because its disk was full." },
    clock: { choices: ["synchronised", "unsynchronised"] },
  },
  // Devices report their own status. A deleted one reappears when it reports again.
  verbs: {
    get: (ctx, key) => getRecord(ctx, { model, key }),
    remove: (ctx, key, { check, reason }) => removeRecord(ctx, { model, key, reason }, { check }),
  },
});
