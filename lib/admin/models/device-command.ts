import { COMMAND_NAMES, COMMAND_STATUSES } from "../../contract/device/command";
import { modelNamed } from "../../db/models";
import { utcText } from "../../format/utcText";
import { getRecord } from "../../services/records";
import { declare } from "../model/declare";

export const admin = declare({
  model: "DeviceCommand",
  group: "Weather",
  title: { from: ["name", "createdAt"], of: ({ name, createdAt }) => `${name} at ${utcText(Number(createdAt))} UTC` },
  columns: ["createdAt", "stationId", "name", "status", "message", "actor", "finishedAt"],
  search: ["station.name", "actor"],
  filters: ["stationId", "name", "status"],
  dateHierarchy: "createdAt",
  ordering: ["-createdAt"],
  fieldsets: [
    { fields: ["stationId", "name", "request", "actor", "createdAt", "expiresAt"] },
    { title: "Outcome", fields: ["status", "sentAt", "finishedAt", "message", "result"] },
  ],
  fields: {
    name: { label: "Command", choices: COMMAND_NAMES },
    status: { choices: COMMAND_STATUSES },
    actor: { label: "Sent by" },
    createdAt: { label: "Given" },
    finishedAt: { label: "Closed" },
  },
  // Commands are sent from the station's page.
  verbs: { get: (ctx, key) => getRecord(ctx, { model: modelNamed("DeviceCommand"), key }) },
});
