import type { Series } from "@/lib/contract/charts/series";
import type { MetricKey } from "@/lib/weather/metrics";

/** The values of a chart at one time, by metric. A row without values ends a section of the line. */
export interface Row {
  time: number;
  values: Partial<Record<MetricKey, number | null>>;
  /** Lowest and highest of the hour or day. */
  bands: Partial<Record<MetricKey, readonly [low: number, high: number]>>;
  /** Clear-sky radiation, W/m²; in its chart only. */
  clearSky?: number;
}

/** A line breaks after a gap of this many typical intervals. */
const GAP_INTERVALS = 2.5;

/** Stations that report every few minutes occasionally miss one. */
const MIN_GAP_MS = 20 * 60_000;

/** The metrics merged in order of time, with an empty row in each long gap. */
export function toRows(series: Series, keys: readonly MetricKey[]): Row[] {
  const rows = new Map<number, Row>();
  for (const key of keys) {
    const columns = series.metrics[key];
    columns?.time.forEach((time, i) => {
      const row = rows.get(time) ?? { time, values: {}, bands: {} };
      rows.set(time, row);
      row.values[key] = columns.value[i] ?? null;
      const [low, high] = [columns.min?.[i], columns.max?.[i]];
      if (low !== undefined && high !== undefined) row.bands[key] = [low, high];
    });
  }
  return withGaps([...rows.values()].sort((a, b) => a.time - b.time));
}

function withGaps(rows: Row[]): Row[] {
  const limit = gapLimit(rows.map(({ time }) => time));
  return rows.flatMap((row, i) => {
    const previous = rows[i - 1];
    if (!previous || row.time - previous.time <= limit) return [row];
    return [{ time: (previous.time + row.time) / 2, values: {}, bands: {} }, row];
  });
}

/** The longest time (ms) between two points that is not a gap, from the typical interval of the sorted times. */
export function gapLimit(times: readonly number[]): number {
  const intervals = times.slice(1).map((time, i) => time - (times[i] ?? time));
  const usual = intervals.sort((a, b) => a - b)[Math.floor(intervals.length / 2)] ?? 0;
  return Math.max(usual * GAP_INTERVALS, MIN_GAP_MS);
}

/** Is this point alone between two gaps? Then it needs a dot, because no line would be visible. */
export function isAlone(rows: readonly Row[], i: number, key: MetricKey): boolean {
  const has = (row: Row | undefined) => typeof row?.values[key] === "number";
  return has(rows[i]) && !has(rows[i - 1]) && !has(rows[i + 1]);
}
