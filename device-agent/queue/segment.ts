import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Line, linesOf } from "./line";

/** A file of a journal: a header line, then one line per entry. */
export interface Segment {
  /** No entry in it has a smaller number. */
  readonly first: number;
  readonly path: string;
  bytes: number;
  /** How often it was thinned out, and how many entries were dropped. */
  generation: number;
  dropped: number;
}

export const headerSchema = z.object({
  first: z.int().min(1),
  generation: z.int().min(0),
  dropped: z.int().min(0),
  /** Entries that the whole journal had dropped before this file. */
  lost: z.int().min(0),
  /** The owner's state before this file's entries. */
  state: z.unknown(),
});
export type Header = z.infer<typeof headerSchema>;

/** Dropped entries: by thinning a segment to this generation, or (first 0) before they were written. */
const lossSchema = z.object({ first: z.int().min(0), generation: z.int().min(0), dropped: z.int().min(0) });
export type Loss = z.infer<typeof lossSchema>;

/** An entry of the owner (e), or one of the journal (loss). */
export const recordSchema = z.union([
  z.strictObject({ n: z.int().min(1), loss: lossSchema }),
  z.strictObject({ n: z.int().min(1), e: z.unknown() }),
]);
export type JournalRecord = z.infer<typeof recordSchema>;

export interface Entry<E> {
  /** Counts from 1; never reused. */
  n: number;
  entry: E;
}

export function segmentPath(dir: string, first: number): string {
  return join(dir, `${String(first).padStart(16, "0")}.log`);
}

/** The path of a thinned-out segment until its loss is recorded. */
export function thinnedPath({ path }: Segment, generation: number): string {
  return `${path}.${generation}`;
}

/** Oldest first. */
export function listSegments(dir: string): Segment[] {
  return readdirSync(dir)
    .map((name) => /^(\d{16})\.log$/.exec(name)?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number)
    .sort((a, b) => a - b)
    .map((first) => {
      const path = segmentPath(dir, first);
      const { generation = 0, dropped = 0 } = headerOf(path) ?? {};
      return { first, path, bytes: statSync(path).size, generation, dropped };
    });
}

/** undefined if it is damaged. */
export function headerOf(path: string): Header | undefined {
  const [line] = linesOf(readPiece(path, 0));
  return headerSchema.safeParse(line?.value).data;
}

export function linesOfSegment({ path }: Segment): Line[] {
  return [...linesOf(readFileSync(path))];
}

/** The maximum length of a line. */
export const PIECE_BYTES = 128 * 1024;

export function readPiece(path: string, offset: number): Buffer {
  const bytes = Buffer.allocUnsafe(PIECE_BYTES);
  const fd = openSync(path, "r");
  try {
    return bytes.subarray(0, readSync(fd, bytes, 0, PIECE_BYTES, offset));
  } finally {
    closeSync(fd);
  }
}
