import { z } from "zod";
import { amendedValuesSchema, amendmentSchema, newReadingSchema } from "../../contract/reading/correction";
import type { ReadingItem } from "../../contract/reading/reading-item";
import { utcText } from "../../format/utcText";
import { amend, correct, createReading, createReadings, getReading, remove } from "../../services/readings";
import { METRIC_KEYS, METRICS } from "../../weather/metrics";
import { action, create, createMany, declare, update } from "../model/declare";
import { listedColumns, readingKeyOf, removeByStation, shownReadings, stateColumn, verdictOf } from "../parts/readings";

const reason = amendmentSchema.shape.reason;
const metric = z.enum(METRIC_KEYS);
const metricField = { metric: { choices: Object.fromEntries(METRIC_KEYS.map((key) => [key, METRICS[key].label])) } };
const readings = (count: number) => (count === 1 ? "1 reading" : `${count.toLocaleString("en")} readings`);

export const admin = declare({
  model: "SensorData",
  singular: "reading",
  plural: "readings",
  group: "Weather",
  title: { from: ["time"], of: ({ time }) => `${utcText(Number(time))} UTC` },
  columns: ["stationId", "time", ...listedColumns, stateColumn],
  search: ["station.name"],
  filters: ["stationId"],
  dateHierarchy: "time",
  ordering: ["-time"],
  indexed: ["time", "stationId"],
  fieldsets: [
    { fields: ["stationId", "time", "receivedAt"] },
    {
      title: "Values",
      help: "The values in charts and statistics. An empty field hides the value; the raw value always stays.",
      fields: [...METRIC_KEYS],
    },
    { title: "Reason of the change", fields: ["reason"] },
    { title: "As observed", fields: ["raw", "verdict", "extra"] },
  ],
  fields: {
    ...Object.fromEntries(
      METRIC_KEYS.map((key) => [key, { kind: "number", of: (item) => (item as ReadingItem).shown[key] ?? null }]),
    ),
    reason: { label: "Reason", of: () => "", help: "For the log: why the shown value differs from the observed one." },
    raw: { label: "Raw values", kind: "json", of: (item) => JSON.stringify((item as ReadingItem).values, null, 2) },
    verdict: { label: "Quality", kind: "long-text", of: (item) => verdictOf(item as ReadingItem) },
    extra: { label: "Other channels" },
  },
  actions: [
    action({
      name: "hide",
      label: "Hide a value",
      permission: "change",
      schema: z.object({ metric, reason }),
      fields: metricField,
      run: async (ctx, key, { metric, reason }) => {
        await correct(ctx, { ...readingKeyOf(key), reason, change: { kind: "hide", metric } });
        return {};
      },
      done: (count) => `The value is hidden in ${readings(count)}.`,
    }),
    action({
      name: "restore",
      label: "Restore a value",
      permission: "change",
      schema: z.object({ metric, reason }),
      fields: metricField,
      run: async (ctx, key, { metric, reason }) => {
        await correct(ctx, { ...readingKeyOf(key), reason, change: { kind: "restore", metric } });
        return {};
      },
      done: (count) => `The raw value is shown again in ${readings(count)}.`,
    }),
    action({
      name: "correct",
      label: "Correct a value",
      permission: "change",
      schema: z.object({ metric, value: z.number(), reason }),
      fields: { ...metricField, value: { kind: "number" } },
      run: async (ctx, key, { metric, value, reason }) => {
        await correct(ctx, { ...readingKeyOf(key), reason, change: { kind: "correct", metric, value } });
        return {};
      },
      done: (count) => `The value is corrected in ${readings(count)}.`,
    }),
  ],
  needsReason: true,
  shown: shownReadings,
  removeMany: removeByStation,
  verbs: {
    get: (ctx, key) => getReading(ctx, readingKeyOf(key)),
    create: create(newReadingSchema, async (ctx, input) => {
      await createReading(ctx, input);
      return { key: { stationId: input.stationId, time: input.time } };
    }),
    update: update(amendedValuesSchema.extend({ reason }), async (ctx, key, { reason, ...values }, check) => {
      await amend(ctx, { ...readingKeyOf(key), reason, values }, { check });
    }),
    remove: (ctx, key, { check, reason }) => remove(ctx, { ...readingKeyOf(key), reason }, { check }),
    createMany: createMany(newReadingSchema, createReadings),
  },
});
