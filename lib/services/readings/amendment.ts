import type { z } from "zod";
import type { correctionSchema } from "../../contract/correction";
import type { Sql } from "../../db/sql";
import type { LogRow } from "../../db/statements/log";
import { observationOf, type ReadingRow, updateVerdict } from "../../db/statements/readings";
import { utcText } from "../../format/utcText";
import { METRIC_KEYS, type MetricKey } from "../../weather/metrics";
import { counted } from "../../weather/quality";
import { logEntry } from "../audit";
import type { Context } from "../context";

/** What a person does to one metric of a reading. */
export type Change = z.output<typeof correctionSchema>["change"];

/** What must be done to a reading so that it shows these values, and nothing where they are null. */
export function changesTo(
  reading: ReadingRow,
  wanted: Partial<Record<MetricKey, number | null | undefined>>,
): Change[] {
  const shown = observationOf(reading).values;
  return METRIC_KEYS.flatMap((metric): Change[] => {
    const given = wanted[metric];
    if (given === undefined) return [];
    const value = given === null ? null : counted(metric, given);
    if (value === (shown[metric] ?? null)) return [];
    if (value === null) return [{ kind: "hide", metric }];
    const raw = reading.values[metric];
    return raw !== undefined && value === counted(metric, raw)
      ? [{ kind: "restore", metric }]
      : [{ kind: "correct", metric, value }];
  });
}

/** The reading after the changes: its values stay, what is said of them does not. */
export function amended<Reading extends Pick<ReadingRow, "flags" | "corrections">>(
  reading: Reading,
  changes: readonly Change[],
): Reading {
  const flags = { ...reading.flags };
  const corrections = { ...reading.corrections };
  for (const change of changes) {
    delete corrections[change.metric];
    if (change.kind === "hide") flags[change.metric] = "hidden";
    if (change.kind === "restore") delete flags[change.metric];
    if (change.kind === "correct") corrections[change.metric] = change.value;
  }
  return { ...reading, flags: orNull(flags), corrections: orNull(corrections) };
}

function orNull<Entries extends object>(entries: Entries): Entries | null {
  return Object.keys(entries).length === 0 ? null : entries;
}

/** Writes the changes; returns what the log says of them, nothing when there are none. */
export async function writeChanges(
  ctx: Context,
  sql: Sql,
  reading: ReadingRow,
  changes: readonly Change[],
  reason: string,
): Promise<LogRow | undefined> {
  if (changes.length === 0) return undefined;
  await updateVerdict(sql, amended(reading, changes));
  const time = new Date(reading.time).toISOString();
  return logEntry(ctx, {
    action: "change",
    model: "SensorData",
    objectId: `${reading.stationId}/${time}`,
    objectLabel: `${changes.map(({ metric }) => metric).join(", ")} at ${utcText(reading.time)} UTC`,
    changes: Object.fromEntries(changes.map((change) => [change.metric, fromTo(reading, change)])),
    reason,
  });
}

function fromTo({ values, corrections }: ReadingRow, change: Change): [number | null, number | null] {
  const raw = values[change.metric] ?? null;
  const to = { correct: change.kind === "correct" ? change.value : null, hide: null, restore: raw }[change.kind];
  return [corrections?.[change.metric] ?? raw, to];
}
