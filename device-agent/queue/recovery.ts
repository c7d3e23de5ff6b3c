import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readIfThere } from "../files";
import { decodeLine } from "./line";
import {
  headerOf,
  headerSchema,
  type JournalRecord,
  linesOfSegment,
  listSegments,
  recordSchema,
  type Segment,
  thinnedPath,
} from "./segment";

/** The content of a journal's folder, with the owner's state folded over it. */
export interface Recovered {
  segments: Segment[];
  /** Number of the newest entry; 0 if there is none. */
  last: number;
  acknowledged: number;
  /** Bytes of a torn end that were cut off. */
  cut: number;
}

export const POSITION = "position";
const positionSchema = z.object({ acknowledged: z.int().min(0) });

/**
 * Repairs a journal's folder, however its last writer ended: cuts off a torn end, and completes a recorded thinning or
 * discards an unrecorded one. `begin` is called with the last valid header, `replay` with all records after it, in
 * order.
 */
export function recover(
  dir: string,
  begin: (header: { lost: number; state: unknown }) => void,
  replay: (record: JournalRecord) => void,
): Recovered {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  let segments = listSegments(dir);
  const cut = cutTornEnd(segments);
  segments = segments.filter(({ bytes }) => bytes > 0);
  const start = Math.max(
    0,
    segments.findLastIndex(({ path }) => headerOf(path) !== undefined),
  );
  const header = segments[start] && headerOf(segments[start].path);
  if (header) begin(header);
  let last = 0;
  for (const segment of segments.slice(start)) {
    last = Math.max(last, segment.first - 1);
    for (const { value } of linesOfSegment(segment)) {
      const { data } = recordSchema.safeParse(value);
      if (!data) continue;
      last = Math.max(last, data.n);
      replay(data);
      if ("loss" in data) finishThinning(segments, data.loss);
    }
  }
  for (const name of readdirSync(dir)) if (/\.log\.\d+$|\.tmp$/.test(name)) rmSync(join(dir, name), { force: true });
  const acknowledged = readPosition(dir);
  return { segments: listSegments(dir), last: Math.max(last, acknowledged), acknowledged, cut };
}

/** Damaged lines at the end of the newest file are an incomplete write. */
function cutTornEnd(segments: Segment[]): number {
  const newest = segments.at(-1);
  if (!newest) return 0;
  const good = linesOfSegment(newest).findLast(({ value }) => isOurs(value))?.end ?? 0;
  const cut = newest.bytes - good;
  if (good === 0) rmSync(newest.path);
  else if (cut > 0) truncateSync(newest.path, good);
  newest.bytes = good;
  return cut;
}

function isOurs(value: unknown): boolean {
  return recordSchema.safeParse(value).success || headerSchema.safeParse(value).success;
}

function finishThinning(segments: readonly Segment[], { first, generation }: { first: number; generation: number }) {
  const segment = segments.find((other) => other.first === first);
  if (!segment || !existsSync(thinnedPath(segment, generation))) return;
  renameSync(thinnedPath(segment, generation), segment.path);
}

/** Losing the position is harmless: what was acknowledged is sent again. */
function readPosition(dir: string): number {
  const line = readIfThere(join(dir, POSITION))?.trimEnd();
  return line === undefined ? 0 : (positionSchema.safeParse(decodeLine(line)).data?.acknowledged ?? 0);
}
