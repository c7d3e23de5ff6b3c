import type { ReadingItem } from "../../contract/reading/reading-item";
import { observation } from "../../db/queries/readings/observations";
import { metadataOf } from "../../db/queries/stations/metadata";
import { parsed } from "../../db/sql";
import type { Context } from "../../services/context";
import { removeReadings } from "../../services/readings";
import { NO_METADATA } from "../../weather/derived/metadata";
import { METRICS, type MetricKey, type Values } from "../../weather/metrics";
import type { Flag, Flags } from "../../weather/quality/quality";
import type { ComputedColumn, Item, Key } from "../model/model";

/** A reading's key as its verbs take it. */
export function readingKeyOf({ stationId, time }: Key): { stationId: number; time: number } {
  return { stationId: Number(stationId), time: Number(time) };
}

/** The metrics in the list. */
const LISTED = ["temperature", "humidity", "pressure", "windSpeed", "rain", "light"] as const;

/** Their columns. Once `shownReadings` has processed the rows, they contain the shown values. */
export const listedColumns: ComputedColumn[] = LISTED.map((metric) => {
  const { label, unit } = METRICS[metric];
  return {
    name: metric,
    label,
    unit,
    kind: "number",
    from: [metric, "flags", "corrections"],
    of: (row) => row[metric] as number | null,
  };
});

/** The rows with the shown values in place of the raw ones; refused values are left out. */
export async function shownReadings({ database: { read } }: Context, rows: readonly Item[]): Promise<Item[]> {
  const metadata = await metadataOf(read, [...new Set(rows.map(({ stationId }) => Number(stationId)))]);
  const none = Object.fromEntries(LISTED.map((metric) => [metric, null]));
  return rows.map((row) => {
    const { values } = observation(row, LISTED, metadata.get(Number(row.stationId)) ?? NO_METADATA, []);
    return { ...row, ...none, ...values };
  });
}

/** The findings of quality control and people. */
export const stateColumn: ComputedColumn = {
  name: "state",
  label: "Quality",
  kind: "text",
  from: ["flags", "corrections"],
  of: (row) => {
    const corrected = Object.keys(correctionsOf(row) ?? {}).map((metric) => `${label(metric)}: corrected`);
    const flagged = Object.entries(flagsOf(row) ?? {}).map(([metric, flag]) => `${label(metric)}: ${FLAG_WORDS[flag]}`);
    return [...corrected, ...flagged].join(", ");
  },
};

/** A flag in a word or two. */
export const FLAG_WORDS: Record<Flag, string> = {
  range: "out of range",
  failure: "a sensor's failure",
  burst: "more than can fall",
  spike: "a spike",
  step: "jumped",
  stuck: "stuck",
  superseded: "superseded by the instrument",
  hidden: "hidden",
  jump: "suspect (changed fast)",
  flat: "suspect (unchanged)",
  rate: "suspect (heavy rain)",
  inconsistent: "suspect (contradictory)",
  neighbours: "suspect (unlike its neighbours)",
};

/** The findings on one reading, a line for each metric. */
export function verdictOf({ flags, corrections }: ReadingItem): string {
  const corrected = Object.entries(corrections ?? {}).map(([key, value]) => `${label(key)}: corrected to ${value}`);
  const flagged = Object.entries(flags ?? {}).map(([key, flag]) => `${label(key)}: ${FLAG_WORDS[flag]}`);
  return [...corrected, ...flagged].join("\n") || "Nothing is wrong with it.";
}

function label(metric: string): string {
  return METRICS[metric as MetricKey].label;
}

function flagsOf({ flags }: Item): Flags | null {
  return parsed<Flags>(flags);
}

function correctionsOf({ corrections }: Item): Values | null {
  return parsed<Values>(corrections);
}

/** Deletes readings of several stations, one transaction per station. */
export async function removeByStation(ctx: Context, keys: readonly Key[], reason: string): Promise<number> {
  const times = new Map<number, number[]>();
  for (const key of keys) {
    const { stationId, time } = readingKeyOf(key);
    times.set(stationId, [...(times.get(stationId) ?? []), time]);
  }
  let count = 0;
  for (const [stationId, own] of times) count += await removeReadings(ctx, { stationId, times: own, reason });
  return count;
}
