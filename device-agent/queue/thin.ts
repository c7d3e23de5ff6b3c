import { readFileSync } from "node:fs";
import { writeBeside } from "../files";
import { encodeLine, linesOf } from "./line";
import { headerOf, type JournalRecord, recordSchema, type Segment, thinnedPath } from "./segment";

/**
 * Writes a thinned copy beside a segment: without every second entry that may be dropped, or without the only one.
 * Other records are left out, as the states of later segments include them. Returns undefined if the segment has
 * nothing to keep.
 */
export function writeThinned(segment: Segment, mayGo: (record: JournalRecord) => boolean) {
  const generation = segment.generation + 1;
  const records = [...linesOf(readFileSync(segment.path))]
    .map(({ value }) => recordSchema.safeParse(value).data)
    .filter((record) => record !== undefined)
    .filter(mayGo);
  if (records.length === 0) return undefined;
  const kept = records.length === 1 ? [] : records.filter((_, i) => i % 2 === 0);
  const dropped = records.length - kept.length;
  const header = { lost: 0, state: null, ...stateOf(segment), first: segment.first, generation };
  const content = Buffer.concat([{ ...header, dropped: segment.dropped + dropped }, ...kept].map(encodeLine));
  writeBeside(thinnedPath(segment, generation), content, true);
  return { generation, dropped, bytes: content.length };
}

/** The state before the segment's first entry is unchanged. */
function stateOf({ path }: Segment) {
  const header = headerOf(path);
  return header && { lost: header.lost, state: header.state };
}
