import type { z } from "zod";
import type { correctionSchema } from "../../../contract/reading/correction";
import type { LogRow } from "../../../db/queries/log/log";
import { type ReadingRow, updateVerdict } from "../../../db/queries/readings/readings";
import { replaceSuspects } from "../../../db/queries/readings/suspects";
import type { Sql } from "../../../db/sql";
import { utcText } from "../../../format/utcText";
import { isDerived, type ReadingContext, shownValues, unjudgedValue } from "../../../weather/derived/derive";
import { METRIC_KEYS, type MetricKey } from "../../../weather/metrics";
import { counted } from "../../../weather/quality/quality";
import { logEntry } from "../../audit";
import type { Context } from "../../context";

/** What a person does to one metric of a reading, or an instrument that sends another value for the same time. */
export type Change =
  | z.output<typeof correctionSchema>["change"]
  | { kind: "supersede"; metric: MetricKey; value: number };

/**
 * Whether a person has decided what is shown of a metric: a device leaves that as it is. A value that the instrument
 * itself has corrected is flagged as superseded.
 */
export function isDecided({ flags, corrections }: Pick<ReadingRow, "flags" | "corrections">, metric: MetricKey) {
  return flags?.[metric] === "hidden" || (corrections?.[metric] !== undefined && flags?.[metric] !== "superseded");
}

/**
 * The changes after which a reading shows these values, and nothing where they are null. A derived value that equals
 * its current value, or the one that follows from the raw values, is not pinned: a client that sends back everything it
 * received means only the value that it changed, and derived ones follow.
 */
export function changesTo(
  reading: ReadingRow,
  wanted: Partial<Record<MetricKey, number | null | undefined>>,
  context: ReadingContext,
): Change[] {
  const shown = shownValues(reading, context);
  const unjudged = shownValues({ ...reading, flags: null, corrections: null }, context);
  const changeOf = (metric: MetricKey, wish: number | null, follows: number | undefined): Change =>
    wish === null
      ? { kind: "hide", metric }
      : wish === follows
        ? { kind: "restore", metric }
        : { kind: "correct", metric, value: wish };
  const wishes = METRIC_KEYS.flatMap((metric): { metric: MetricKey; wish: number | null }[] => {
    const given = wanted[metric];
    if (given === undefined) return [];
    const wish = given === null ? null : counted(metric, given);
    return wish === (shown[metric] ?? null) ? [] : [{ metric, wish }];
  });
  const isSent = ({ metric }: { metric: MetricKey }) => !isDerived(metric) || reading.values[metric] !== undefined;
  const changes = wishes.filter(isSent).map(({ metric, wish }) => changeOf(metric, wish, unjudged[metric]));
  const after = amended(reading, changes);
  for (const { metric, wish } of wishes.filter((one) => !isSent(one))) {
    const follows = wish !== null && wish === unjudged[metric] ? wish : unjudgedValue(after, metric, context);
    const change = changeOf(metric, wish, follows);
    const isChecked = reading.flags?.[metric] !== undefined || reading.corrections?.[metric] !== undefined;
    if (change.kind !== "restore" || isChecked) changes.push(change);
  }
  return changes;
}

/** The reading after the changes: raw values stay, flags and corrections may change. */
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
    if (change.kind === "supersede") flags[change.metric] = "superseded";
    else if (change.kind === "correct" && flags[change.metric] === "superseded") delete flags[change.metric];
    if (change.kind === "correct" || change.kind === "supersede") corrections[change.metric] = change.value;
  }
  return { ...reading, flags: orNull(flags), corrections: orNull(corrections) };
}

function orNull<Entries extends object>(entries: Entries): Entries | null {
  return Object.keys(entries).length === 0 ? null : entries;
}

/** Writes the changes; returns their log entry, or nothing when there are none. */
export async function writeChanges(
  sql: Sql,
  ctx: Context,
  { reading, context }: { reading: ReadingRow; context: ReadingContext },
  changes: readonly Change[],
  reason: string,
): Promise<LogRow | undefined> {
  if (changes.length === 0) return undefined;
  const after = amended(reading, changes);
  await updateVerdict(sql, after);
  await replaceSuspects(sql, reading.stationId, [after]);
  return changeEntry(
    ctx,
    reading,
    Object.fromEntries(changes.map((change) => [change.metric, fromTo(reading, change, context)])),
    reason,
  );
}

/** The log entry of changes of one reading. */
export function changeEntry(
  by: Pick<Context, "actor" | "now">,
  { stationId, time }: ReadingRow,
  changes: Record<string, [number | null, number | null]>,
  reason: string,
): LogRow {
  return logEntry(by, {
    action: "change",
    model: "SensorData",
    objectId: `${stationId}/${new Date(time).toISOString()}`,
    objectLabel: `${Object.keys(changes).join(", ")} at ${utcText(time)} UTC`,
    changes,
    reason,
  });
}

/** What is shown of the metric before and after a change, as the log has it. */

export function fromTo(reading: ReadingRow, change: Change, context: ReadingContext): [number | null, number | null] {
  const unjudged = unjudgedValue(reading, change.metric, context) ?? null;
  const to = "value" in change ? change.value : change.kind === "hide" ? null : unjudged;
  return [reading.corrections?.[change.metric] ?? unjudged, to];
}
