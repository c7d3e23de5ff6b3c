import type { Bucket, HistoryRow } from "../../contract/charts/history";
import type { History } from "../../services/readings";
import { METRIC_KEYS, type MetricKey } from "../../weather/metrics";
import { inSystem, type UnitSystem } from "../../weather/units/systems";
import { unitsOf } from "./units";

/** Observes the rows; once all have passed, `link` gives the address of the next page. */
export interface Next {
  saw: (row: HistoryRow) => void;
  link: () => string | null;
}

/** A range as one JSON object, in chunks of some rows. */
export async function* jsonParts(page: History, system: UnitSystem, next?: Next): AsyncGenerator<string> {
  const { station, resolution, from, to, metrics, channels } = page;
  const head = {
    station: station.id,
    resolution,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    units: unitsOf(metrics, system),
    ...(channels.length > 0 && {
      channels: Object.fromEntries(channels.map(({ name, label, unit, kind }) => [name, { label, unit, kind }])),
    }),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"readings":[`;
  let comma = "";
  for await (const rows of page.rows) {
    let text = "";
    for (const row of rows) {
      text += comma + JSON.stringify(shown(row, system));
      comma = ",";
      next?.saw(row);
    }
    yield text;
  }
  yield `],"next":${JSON.stringify(next?.link() ?? null)}}`;
}

function shown(
  { time, values, channels, buckets, channelBuckets }: HistoryRow,
  system: UnitSystem,
): Record<string, unknown> {
  const row: Record<string, unknown> = { time: new Date(time).toISOString() };
  for (const key of METRIC_KEYS) {
    const [bucket, value] = [buckets?.[key], values[key]];
    if (bucket) row[key] = convertedBucket(key, bucket, system);
    else if (value !== undefined) row[key] = inSystem(key, value, system);
  }
  const extra = channelBuckets ?? channels;
  if (extra) row.extra = extra;
  return row;
}

function convertedBucket(key: MetricKey, { value, min, max, ...rest }: Bucket, system: UnitSystem): Bucket {
  const convert = (amount: number) => inSystem(key, amount, system);
  return { value: value === null ? null : convert(value), min: convert(min), max: convert(max), ...rest };
}

/** CSV with one column per metric and channel, three for hours and days. Numbers and times only, so nothing needs quoting. */
export async function* csvParts(
  { rows, metrics, channels, resolution }: History,
  system: UnitSystem,
): AsyncGenerator<string> {
  const series = [...metrics, ...channels.map(({ name }) => `extra.${name}`)];
  const columns = resolution === "raw" ? series : series.flatMap((key) => [key, `${key}_min`, `${key}_max`]);
  const names = channels.map(({ name }) => name);
  yield `${["time", ...columns].join(",")}\r\n`;
  for await (const page of rows) {
    yield page
      .map(
        (row) =>
          `${[new Date(row.time).toISOString(), ...cells(row, metrics, system), ...channelCells(row, names)].join(",")}\r\n`,
      )
      .join("");
  }
}

function cells({ values, buckets }: HistoryRow, metrics: readonly MetricKey[], system: UnitSystem): string[] {
  const cell = (key: MetricKey, value: number | null | undefined) =>
    value === undefined || value === null ? "" : String(inSystem(key, value, system));
  if (!buckets) return metrics.map((key) => cell(key, values[key]));
  return metrics.flatMap((key) => {
    const bucket = buckets[key];
    return [cell(key, bucket?.value), cell(key, bucket?.min), cell(key, bucket?.max)];
  });
}

function channelCells({ buckets, channels, channelBuckets }: HistoryRow, names: readonly string[]): string[] {
  if (!buckets) return names.map((name) => String(own(channels, name) ?? ""));
  return names.flatMap((name) => {
    const { value, min, max } = own(channelBuckets, name) ?? { value: null, min: "", max: "" };
    return [String(value ?? ""), String(min), String(max)];
  });
}

/** A channel may have the name of something that every object has. */
function own<Value>(values: Record<string, Value> | undefined, name: string): Value | undefined {
  return values && Object.hasOwn(values, name) ? values[name] : undefined;
}
