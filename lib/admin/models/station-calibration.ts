import { calibrationChangeSchema, newCalibrationSchema } from "../../contract/station/calibration";
import { modelNamed } from "../../db/models";
import { utcText } from "../../format/utcText";
import { addCalibration, changeCalibration, removeCalibration } from "../../services/metadata";
import { getRecord } from "../../services/records";
import { METRIC_KEYS, METRICS, type MetricKey } from "../../weather/metrics";
import { create, declare, update } from "../model/declare";

const model = modelNamed("StationCalibration");

export const admin = declare({
  model: "StationCalibration",
  singular: "calibration",
  plural: "calibrations",
  group: "Weather",
  title: {
    from: ["metric", "since"],
    of: ({ metric, since }) => `${METRICS[metric as MetricKey].label} since ${utcText(Number(since))} UTC`,
  },
  columns: ["metric", "since", "stationId", "factor", "offset"],
  search: ["station.name"],
  filters: ["stationId", "metric"],
  ordering: ["stationId", "metric", "-since"],
  fieldsets: [
    {
      help: "The shown value is factor × value + offset, in the unit in which the metric is stored, until its next calibration. The raw value stays.",
      fields: ["stationId", "metric", "since", "factor", "offset"],
    },
  ],
  fields: {
    metric: { kind: "choice", choices: Object.fromEntries(METRIC_KEYS.map((key) => [key, labelOf(key)])) },
    since: { help: "The first reading to which it applies." },
    offset: {
      help: "Added after the factor. A calibration with the factor 1 and the offset 0 ends the one before it.",
    },
  },
  verbs: {
    get: (ctx, key) => getRecord(ctx, { model, key }),
    create: create(newCalibrationSchema, addCalibration),
    update: update(calibrationChangeSchema, (ctx, key, input, check) =>
      changeCalibration(ctx, { key, ...input }, { check }),
    ),
    remove: (ctx, key, { check, reason }) => removeCalibration(ctx, { key, reason }, { check }),
  },
});

function labelOf(key: MetricKey): string {
  const { label, unit } = METRICS[key];
  return `${label}, ${unit}`;
}
