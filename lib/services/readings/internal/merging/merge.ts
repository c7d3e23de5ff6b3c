import { MAX_CHANNELS } from "../../../../contract/reading/channels";
import type { ReadingRow } from "../../../../db/queries/readings/readings";
import { calibrated } from "../../../../weather/derived/calibration";
import { type ReadingContext, shownValues } from "../../../../weather/derived/derive";
import { isMetricKey, METRICS, type MetricKey } from "../../../../weather/metrics";
import { counted } from "../../../../weather/quality/quality";
import { amended, type Change, isDecided } from "../amendment";
import { channelOf, differences } from "../conflicts";
import type { Arrival, Merging } from "../quality-control";

type Given = Pick<Arrival, "values" | "extra">;

/** What one message changes in a reading. */
export interface Merge {
  before: ReadingRow;
  /** Not judged by quality control. */
  after: ReadingRow;
  /** Metrics that the reading lacked, and channels. */
  added: string[];
  /** Values shown in place of others. */
  changes: Extract<Change, { kind: "supersede" }>[];
  /** Channels with another value: channel to [old, new]. */
  channels: Record<string, [number, number]>;
}

/**
 * What a message changes in the stored reading of its time; undefined if nothing. Values count as equal to raw,
 * corrected and derived ones alike (`differences`). What a person decided stays.
 */
export function mergeOf(
  before: ReadingRow,
  given: Given,
  scope: Merging["scope"],
  context: ReadingContext,
): Merge | undefined {
  if (!bringsAny(before, given)) return undefined;
  const differing = Object.keys(differences(before, given, context));
  const isLacking = (field: string) =>
    isMetricKey(field) ? before.values[field] === undefined : channelOf(before, field) === undefined;
  if (scope === "agreeing" && !differing.every(isLacking)) return undefined;
  const merge: Merge = { before, after: { ...before }, added: [], changes: [], channels: {} };
  const { after } = merge;
  for (const field of differing) {
    const value = isMetricKey(field) ? given.values[field] : given.extra?.[field];
    if (value === undefined) continue;
    if (isLacking(field)) {
      if (isMetricKey(field)) after.values = { ...after.values, [field]: value };
      else if (Object.keys(after.extra ?? {}).length >= MAX_CHANNELS) continue;
      else after.extra = { ...after.extra, [field]: value };
      merge.added.push(field);
    } else if (scope !== "all") continue;
    else if (isMetricKey(field)) merge.changes.push(...supersessions(before, field, value, context));
    else {
      merge.channels[field] = [channelOf(before, field) ?? value, value];
      after.extra = { ...after.extra, [field]: value };
    }
  }
  merge.after = amended(after, merge.changes);
  return merge.added.length + merge.changes.length + Object.keys(merge.channels).length > 0 ? merge : undefined;
}

/** Nearly every repeat is the same message: this is known without deriving anything. */
function bringsAny(before: ReadingRow, { values, extra }: Given): boolean {
  for (const key in values) if (isMetricKey(key) && values[key] !== before.values[key]) return true;
  for (const name in extra) if (extra[name] !== channelOf(before, name)) return true;
  return false;
}

/** The value is calibrated like the raw one, as corrections are not. An impossible value supersedes nothing. */
function supersessions(
  before: ReadingRow,
  metric: MetricKey,
  given: number,
  context: ReadingContext,
): Extract<Change, { kind: "supersede" }>[] {
  const { min, max } = METRICS[metric];
  if (isDecided(before, metric) || given < min || given > max) return [];
  const value = counted(metric, calibrated({ [metric]: given }, before.time, context.calibrations)[metric] ?? given);
  return value === shownValues(before, context, [])[metric] ? [] : [{ kind: "supersede", metric, value }];
}

/** Whether two messages of one time can be one reading: no value differs, and the channels are not too many. */
export function canJoin(first: Given, second: Given): boolean {
  for (const key in second.values) {
    if (isMetricKey(key) && (first.values[key] ?? second.values[key]) !== second.values[key]) return false;
  }
  let channels = Object.keys(first.extra ?? {}).length;
  for (const name in second.extra) {
    const known = channelOf(first, name);
    if (known === undefined) channels += 1;
    else if (known !== second.extra[name]) return false;
  }
  return channels <= MAX_CHANNELS;
}

/** Whether the second message has anything that the first lacks. */
export function isWider(first: Given, second: Given): boolean {
  for (const key in second.values) if (!Object.hasOwn(first.values, key)) return true;
  for (const name in second.extra) if (channelOf(first, name) === undefined) return true;
  return false;
}
