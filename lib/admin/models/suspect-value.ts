import { z } from "zod";
import { amendmentSchema } from "../../contract/reading/correction";
import { modelNamed } from "../../db/models";
import { utcText } from "../../format/utcText";
import type { Context } from "../../services/context";
import { correct } from "../../services/readings";
import { getRecord } from "../../services/records";
import { METRIC_KEYS, METRICS, type MetricKey } from "../../weather/metrics";
import { SUSPICIONS } from "../../weather/quality/flags";
import { action, declare } from "../model/declare";
import type { Item, Key } from "../model/model";
import { FLAG_WORDS } from "../parts/readings";

const model = modelNamed("SuspectValue");
const reason = amendmentSchema.shape.reason;
const values = (count: number) => (count === 1 ? "1 value is" : `${count.toLocaleString("en")} values are`);

/** The raw value, in its metric's unit. */
const withUnit = ({ metric, value }: Item) => `${value} ${METRICS[metric as MetricKey].unit}`;

/**
 * Values that quality control suspects, until staff accept or hide them. Each is removed with the flag of its reading.
 */
export const admin = declare({
  model: "SuspectValue",
  singular: "suspect value",
  plural: "suspect values",
  group: "Weather",
  title: {
    from: ["metric", "time"],
    of: ({ metric, time }) => `${METRICS[metric as MetricKey].label} at ${utcText(Number(time))} UTC`,
  },
  columns: [
    "stationId",
    "time",
    "metric",
    { name: "value", label: "Value", kind: "text", from: ["metric", "value"], of: withUnit },
    "flag",
  ],
  search: ["station.name"],
  filters: ["stationId", "metric", "flag"],
  dateHierarchy: "time",
  ordering: ["-time"],
  indexed: ["time", "stationId"],
  fieldsets: [
    {
      help: "It is shown and counts until you accept or hide it. To correct it, open its reading.",
      fields: ["stationId", "time", "metric", "value", "flag"],
    },
  ],
  fields: {
    metric: { choices: Object.fromEntries(METRIC_KEYS.map((key) => [key, METRICS[key].label])) },
    flag: { label: "Reason", choices: Object.fromEntries(SUSPICIONS.map((flag) => [flag, FLAG_WORDS[flag]])) },
  },
  actions: [settling("Accept", "restore"), settling("Hide", "hide")],
  verbs: { get: (ctx, key) => getRecord(ctx, { model, key }) },
});

function settling(label: "Accept" | "Hide", kind: "restore" | "hide") {
  const done = { restore: "accepted", hide: "hidden" }[kind];
  return action({
    name: label.toLowerCase(),
    label,
    permission: "change",
    schema: z.object({ reason }),
    run: (ctx, key, { reason }) => settle(ctx, key, kind, reason),
    done: (count) => `${values(count)} ${done}.`,
  });
}

const rowSchema = z.object({ stationId: z.int(), time: z.number(), metric: z.enum(METRIC_KEYS) });

/** Uses the verb for readings, whose permission is required, too; the verb removes the value from this list. */
async function settle(ctx: Context, key: Key, kind: "restore" | "hide", reason: string) {
  const { stationId, time, metric } = rowSchema.parse(await getRecord(ctx, { model, key }));
  await correct(ctx, { stationId, time, reason, change: { kind, metric } });
  return {};
}
