import { newPeriodValueSchema, periodValueChangeSchema } from "../../contract/reading/period-value";
import { modelNamed } from "../../db/models";
import { utcText } from "../../format/utcText";
import { createPeriodValue, removePeriodValue, updatePeriodValue } from "../../services/period-values";
import { getRecord } from "../../services/records";
import { METRIC_KEYS, METRICS, type MetricKey } from "../../weather/metrics";
import { statisticsOf } from "../../weather/statistics/periods";
import { create, declare, update } from "../model/declare";
import type { Item } from "../model/model";

const model = modelNamed("PeriodValue");
const NAMES = { max: "highest", min: "lowest", mean: "mean", total: "total" };

/** In its metric's unit. */
const withUnit = ({ metric, value }: Item) => `${value} ${METRICS[metric as MetricKey].unit}`;

export const admin = declare({
  model: "PeriodValue",
  singular: "period value",
  plural: "period values",
  group: "Weather",
  title: {
    from: ["metric", "statistic", "from"],
    of: ({ metric, statistic, from }) =>
      `${METRICS[metric as MetricKey].label}, ${NAMES[statistic as keyof typeof NAMES]}, from ${utcText(Number(from))} UTC`,
  },
  columns: [
    "stationId",
    "from",
    "to",
    "metric",
    "statistic",
    { name: "value", label: "Value", kind: "text", from: ["metric", "value"], of: withUnit },
  ],
  search: ["station.name"],
  filters: ["stationId", "metric", "statistic"],
  dateHierarchy: "from",
  ordering: ["-from"],
  indexed: ["from", "stationId"],
  fieldsets: [
    {
      help: "A reported value of a whole period, such as a day's highest temperature. It counts in the station's day that contains the middle of the period, and all of it except up to an hour at either end. A day's own period lasts from its first instant to that of the next. Calibrations do not apply to it.",
      fields: ["stationId", "metric", "statistic", "from", "to", "value"],
    },
  ],
  fields: {
    metric: {
      kind: "choice",
      choices: Object.fromEntries(
        METRIC_KEYS.filter((key) => statisticsOf(key).length > 0).map((key) => [
          key,
          `${METRICS[key].label}, ${METRICS[key].unit}`,
        ]),
      ),
    },
    statistic: {
      kind: "choice",
      choices: NAMES,
      help: "The total of rain and sunshine; the highest, lowest or mean of any other metric.",
    },
    value: { help: "In the metric's unit." },
  },
  verbs: {
    get: (ctx, key) => getRecord(ctx, { model, key }),
    create: create(newPeriodValueSchema, createPeriodValue),
    update: update(periodValueChangeSchema, (ctx, key, input, check) =>
      updatePeriodValue(ctx, { key, ...input }, { check }),
    ),
    remove: (ctx, key, { check, reason }) => removePeriodValue(ctx, { key, reason }, { check }),
  },
});
