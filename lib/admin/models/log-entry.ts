import { modelNamed } from "../../db/models";
import { getRecord } from "../../services/records";
import { declare } from "../model/declare";
import { undoMergeAction } from "../parts/merge";

export const admin = declare({
  model: "LogEntry",
  singular: "log entry",
  plural: "log entries",
  group: "Access",
  title: { from: ["action", "objectLabel"], of: ({ action, objectLabel }) => `${action}: ${objectLabel}` },
  columns: ["time", "actor", "action", "model", "objectId", "objectLabel", "reason"],
  search: ["objectId"],
  filters: ["action", "userId", "model"],
  dateHierarchy: "time",
  ordering: ["-time"],
  indexed: ["time"],
  fieldsets: [
    { fields: ["time", "userId", "actor", "action", "model", "objectId", "objectLabel", "changes", "reason"] },
  ],
  actions: [undoMergeAction],
  fields: { objectLabel: { label: "Record" }, objectId: { label: "Number" } },
  // Only the verbs write the log, and nobody changes it.
  verbs: { get: (ctx, key) => getRecord(ctx, { model: modelNamed("LogEntry"), key }) },
});
