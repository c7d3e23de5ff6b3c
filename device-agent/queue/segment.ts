import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Line, linesOf } from "./line";

/** A file of a journal: a header line, then a line an entry. */
export interface Segment {
  /** No entry in it has a smaller number. */
  readonly first: number;
  readonly path: string;
  bytes: number;
  /** How often it was thinned out, and how many entries that took. */
  generation: number;
  dropped: number;
}

export const headerSchema = z.object({
  first: z.int().min(1),
  generation: z.int().min(0),
  dropped: z.int().min(0),
  /** Entries that the whole journal had to give up until then. */
  lost: z.int().min(0),
  /** What its owner made of all entries before. */
  state: z.unknown(),
});
export type Header = z.infer<typeof headerSchema>;

/** That entries were given up: on the way to this generation of a segment, or (first 0) before they were written. */
const lossSchema = z.object({ first: z.int().min(0), generation: z.int().min(0), dropped: z.int().min(0) });
export type Loss = z.infer<typeof lossSchema>;

/** An entry of the owner's (e), or one of the journal's own (loss). */
export const recordSchema = z.union([
  z.strictObject({ n: z.int().min(1), loss: lossSchema }),
  z.strictObject({ n: z.int().min(1), e: z.unknown() }),
]);
export type JournalRecord = z.infer<typeof recordSchema>;

export interface Entry<E> {
  /** From 1, without end and never used twice. */
  n: number;
  entry: E;
}

export function segmentPath(dir: string, first: number): string {
  return join(dir, `${String(first).padStart(16, "0")}.log`);
}

/** Where a thinned-out segment stands until the loss is written down. */
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

/** undefined where it is damaged. */
export function headerOf(path: string): Header | undefined {
  const [line] = linesOf(readPiece(path, 0));
  return headerSchema.safeParse(line?.value).data;
}

export function linesOfSegment({ path }: Segment): Line[] {
  return [...linesOf(readFileSync(path))];
}

/** No line is longer than that. */
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
