import { timeSchema } from "../../../contract/reading/reading";
import { utcText } from "../../../format/utcText";
import { isMetricKey, METRICS } from "../../../weather/metrics";
import type { FileLine, FileReading } from "./file/file-line";
import type { FoundStation } from "./find-station";
import { instantOf } from "./periods";

const SAMPLED = 5;
/** Channels of which extremes are kept. */
const MAX_VALUES = 200;

/** The extremes of one metric, statistic or channel of a file, in the metric's own unit. */
export interface ValueRange {
  name: string;
  unit: string;
  count: number;
  min: number;
  max: number;
}

/** What a file has, as it is understood. */
export interface FileOverview {
  /** The first lines. */
  sample: { file?: string | undefined; line: number; text: string }[];
  /** The first and the last time (epoch ms); absent without a reading. */
  from?: number;
  to?: number;
  ranges: ValueRange[];
}

/** Collects from the lines of a file what it has, in bounded memory. */
export class OverviewCollector {
  readonly #overview: FileOverview = { sample: [], ranges: [] };
  readonly #ranges = new Map<string, ValueRange>();

  add({ line, file }: FileLine, reading: FileReading, station: FoundStation): void {
    const parsed = timeSchema.safeParse(instantOf(reading.time, station));
    if (parsed.success) this.#addTime(parsed.data);
    const values = valuesIn(reading);
    for (const { name, unit, value } of values) this.#addValue(name, unit, value);
    if (this.#overview.sample.length === SAMPLED) return;
    const shown = values.map(({ name, unit, value }) => `${name} ${Number(value.toPrecision(8))}${unit && ` ${unit}`}`);
    const time = parsed.success ? `${utcText(parsed.data)} UTC` : "whole day";
    this.#overview.sample.push({ file, line, text: `${time}: ${shown.join(", ")}` });
  }

  overview(): FileOverview {
    return { ...this.#overview, ranges: [...this.#ranges.values()] };
  }

  #addTime(time: number): void {
    const { from = time, to = time } = this.#overview;
    this.#overview.from = Math.min(from, time);
    this.#overview.to = Math.max(to, time);
  }

  #addValue(name: string, unit: string, value: number): void {
    const range = this.#ranges.get(name);
    if (range) {
      range.count += 1;
      range.min = Math.min(range.min, value);
      range.max = Math.max(range.max, value);
    } else if (this.#ranges.size < MAX_VALUES) {
      this.#ranges.set(name, { name, unit, count: 1, min: value, max: value });
    }
  }
}

function valuesIn({
  values,
  counters = {},
  extra,
  periods = [],
}: FileReading): { name: string; unit: string; value: number }[] {
  const metrics = Object.entries(values).map(([name, value]) => ({ name, unit: unitOf(name), value }));
  const ofCounters = Object.entries(counters).map(([name, value]) => ({ name, unit: METRICS.rain.unit, value }));
  const ofDays = periods.map(({ metric, statistic, value }) => ({
    name: `${metric}.${statistic}`,
    unit: METRICS[metric].unit,
    value,
  }));
  const channels = Object.entries(extra ?? {}).flatMap(([name, value]) =>
    typeof value === "number" ? [{ name: `extra.${name}`, unit: "", value }] : [],
  );
  return [...metrics, ...ofCounters, ...ofDays, ...channels];
}

function unitOf(metric: string): string {
  return isMetricKey(metric) ? METRICS[metric].unit : "";
}
