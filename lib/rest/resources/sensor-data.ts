import { z } from "zod";
import type { ReadingItem, ReadingKey } from "../../contract/reading/reading-item";
import { AppError } from "../../errors";
import { readQuery, timeParameter, wholeNumber } from "../../http/query";
import { authorise } from "../../services/guard";
import {
  amend,
  authoriseRecording,
  getReading,
  pageOfReadings,
  record,
  remove,
  stationTime,
} from "../../services/readings";
import { authoriseReading, type OnlyStation, onlyStation } from "../../services/stations";
import { EXAMPLE_TIME, EXAMPLE_VALUES } from "../../weather/examples";
import { METRIC_KEYS, METRICS, type MetricKey } from "../../weather/metrics";
import { type Flags, SUSPICIONS } from "../../weather/quality/flags";
import { goodValues } from "../../weather/quality/quality";
import type { Link } from "../endpoint";
import { linkField, localTimeField, numberField, timeField } from "../fields";
import { readSize } from "../pages";
import type { Listing, Resource } from "../resource";

/** What is shown of a reading. */
type Item = ReadingKey & Pick<ReadingItem, "shown" | "extra"> & { flags: Flags | null };

function metricField(metric: MetricKey) {
  const { min, max, label, unit } = METRICS[metric];
  return numberField({
    min,
    max,
    required: false,
    nullable: true,
    help: `${label}, ${unit}`,
    example: EXAMPLE_VALUES[metric],
  });
}

const metricFields = Object.fromEntries(METRIC_KEYS.map((key) => [key, metricField(key)])) as Record<
  MetricKey,
  ReturnType<typeof metricField>
>;

const ISO_EXAMPLE = new Date(EXAMPLE_TIME).toISOString();

const input = z.object({
  station: linkField("station", { example: 1 }),
  time: timeField({ example: ISO_EXAMPLE }),
  ...metricFields,
});

/** The textbook's client sends only humidity, temperature and time. */
const newInput = z.object({
  station: linkField("station", {
    required: false,
    nullable: true,
    help: "The address or number of a station. Without one: your only station.",
    example: 1,
  }),
  time: localTimeField({
    help: "Epoch seconds, or ISO 8601: with an offset, or else in the station's time zone.",
    example: ISO_EXAMPLE,
  }),
  ...metricFields,
});

const shownValue = (metric: MetricKey) => z.number().nullable().describe(METRICS[metric].unit);
const output = z.object({
  url: z.url(),
  station: z.url(),
  time: z.iso.datetime(),
  ...(Object.fromEntries(METRIC_KEYS.map((key) => [key, shownValue(key)])) as Record<
    MetricKey,
    ReturnType<typeof shownValue>
  >),
  extra: z.record(z.string(), z.number()).describe("Values of channels, by name."),
  flags: z
    .record(z.string(), z.string())
    .describe(
      `Metrics whose observed value is not shown, and why. Shown all the same, as suspect: ${SUSPICIONS.join(", ")}.`,
    ),
});

const query = z.object({
  station: wholeNumber(1, 2_147_483_647).describe("Only this station's.").optional(),
  from: timeParameter("From this time on: ISO 8601 with an offset, or epoch seconds."),
  to: timeParameter("Before this time."),
  page_size: z.string().describe("Readings a page, up to 1000; default 10.").optional(),
  cursor: z.string().max(100).describe("Where the page begins: from the links of another page.").optional(),
});

/** Paginated by cursor, newest first: page numbers would shift while readings arrive, and need a count of them all. */
const list: Listing<Item> = {
  query,
  read: async ({ ctx, url }, represent) => {
    const { station, from, to, page_size, cursor } = readQuery(url, query);
    const page = await pageOfReadings(ctx, {
      size: readSize(page_size),
      ...(station === undefined ? {} : { stationId: station }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(cursor === undefined ? {} : readCursor(cursor)),
    });
    const link = (direction: "after" | "before", key: ReadingKey | null) => {
      if (!key) return null;
      const next = new URL(url);
      next.searchParams.set("cursor", `${direction}:${keyText(key)}`);
      return next.href;
    };
    return {
      next: link("after", page.next),
      previous: link("before", page.previous),
      results: page.items.map(represent),
    };
  },
};

function readCursor(cursor: string) {
  const [, direction, text] = /^(after|before):(.+)$/.exec(cursor) ?? [];
  const key = readKey(text ?? "");
  if (!key) throw new AppError("not_found", "Invalid cursor");
  return direction === "after" ? { after: key } : { before: key };
}

/** A reading's key is its station and its time in epoch ms: "12-1393926310000". */
function keyText({ stationId, time }: ReadingKey): string {
  return `${stationId}-${time}`;
}

function readKey(text: string): ReadingKey | undefined {
  const [, station, milliseconds] = /^([1-9]\d{0,9})-(0|-?[1-9]\d{0,14})$/.exec(text) ?? [];
  const [stationId, time] = [Number(station), Number(milliseconds)];
  return stationId <= 2_147_483_647 && Math.abs(time) <= Date.UTC(9999, 11, 31) ? { stationId, time } : undefined;
}

/** Readings as charts show them: good values, with corrections in place of raw values, which stay in the database. */
export const sensorDataResource: Resource<Item, typeof input, ReadingKey, typeof newInput> = {
  path: "sensor-data",
  name: "Sensor Data",
  description:
    "Readings of the stations. A change is a correction: null hides a value, and the raw one is kept. To record many at once, use POST /api/v1/readings.",
  input,
  newInput,
  output,
  authorise: {
    view: (ctx) => authoriseReading(ctx, { records: "SensorData" }),
    add: authoriseRecording,
    change: (ctx) => authorise(ctx, "SensorData", "change"),
    delete: (ctx) => authorise(ctx, "SensorData", "delete"),
  },
  list,
  key: readKey,
  get: getReading,
  create: async (ctx, { station, time: given, ...metrics }, link) => {
    const stationId = station ?? idOf(await onlyStation(ctx), link);
    const time = typeof given === "number" ? given : await stationTime(ctx, { stationId, ...given });
    const [result] = await record(ctx, [{ station: stationId, time: new Date(time).toISOString(), ...metrics }], {
      // The textbook's client sends a time of 2014.
      isOldBelieved: true,
    });
    if (result?.status === "refused") throw new AppError("invalid", "The input is not valid.", result.errors);
    const key = { stationId, time };
    const item = await getReading(ctx, key).catch((error: unknown) => {
      if (!isHidden(error)) throw error;
      return asSent(key, metrics, result && "flags" in result ? result.flags : null);
    });
    // A repeat is not an error: the body shows what is stored, and the header says so.
    return { item, headers: result ? { Observation: result.status } : {} };
  },
  update: async (ctx, key, { station, time, ...values }, check) => {
    if (station !== undefined && station !== key.stationId) throw fixed("station");
    if (time !== undefined && time !== key.time) throw fixed("time");
    const reason = "changed through the REST API";
    return { item: await amend(ctx, { ...key, reason, values }, { check }) };
  },
  remove: (ctx, key, check) => remove(ctx, { ...key, reason: "deleted through the REST API" }, { check }),
  represent: ({ stationId, time, shown, extra, flags }, link) => ({
    url: link("sensor-data", keyText({ stationId, time })),
    station: link("station", stationId),
    time: new Date(time).toISOString(),
    ...Object.fromEntries(METRIC_KEYS.map((key) => [key, shown[key] ?? null])),
    extra: extra ?? {},
    flags: flags ?? {},
  }),
};

function isHidden(error: unknown): boolean {
  return error instanceof AppError && (error.code === "forbidden" || error.code === "not_found");
}

/** The answer for a caller who may write but not read: the values they sent, and their flags. */
function asSent(
  key: ReadingKey,
  metrics: { [Metric in MetricKey]?: number | null | undefined },
  flags: Flags | null,
): Item {
  const sent = Object.fromEntries(Object.entries(metrics).filter(([, value]) => typeof value === "number"));
  return { ...key, shown: goodValues(sent, flags, null), extra: null, flags };
}

/** @throws AppError invalid if the caller has no station, or several, which the message names */
function idOf(found: OnlyStation, link: Link): number {
  if ("id" in found) return found.id;
  const { among, count } = found;
  if (count === 0) throw invalid("station", `There is no station yet: add one at ${link("station")}.`);
  const named = among.map(({ id, name }) => `${link("station", id)} (${name})`);
  const more = count > among.length ? ` and ${count - among.length} more` : "";
  throw invalid("station", `This field is required: you have several stations. Which one: ${named.join(", ")}${more}?`);
}

function fixed(field: string): AppError {
  return invalid(field, "A reading's station and time cannot change.");
}

function invalid(field: string, message: string): AppError {
  return new AppError("invalid", "The input is not valid.", { [field]: [message] });
}
