import { modelNamed } from "../../db/models";
import { utcText } from "../../format/utcText";
import { removeEarlierElevation } from "../../services/metadata";
import { getRecord } from "../../services/records";
import { declare } from "../model/declare";

const model = modelNamed("StationElevation");

export const admin = declare({
  model: "StationElevation",
  singular: "earlier elevation",
  plural: "earlier elevations",
  group: "Weather",
  title: { from: ["until"], of: ({ until }) => `until ${utcText(Number(until))} UTC` },
  columns: ["until", "stationId", "elevation"],
  search: ["station.name"],
  filters: ["stationId"],
  ordering: ["stationId", "-until"],
  fieldsets: [{ fields: ["stationId", "until", "elevation"] }],
  fields: { elevation: { unit: "m" } },
  // It is created by a change of the station that gives the start of the new elevation.
  verbs: {
    get: (ctx, key) => getRecord(ctx, { model, key }),
    remove: (ctx, key, { check, reason }) => removeEarlierElevation(ctx, { key, reason }, { check }),
  },
});
