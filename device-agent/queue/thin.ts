import { readFileSync } from "node:fs";
import { writeBeside } from "../files";
import { encodeLine, linesOf } from "./line";
import { headerOf, type JournalRecord, recordSchema, type Segment, thinnedPath } from "./segment";

/**
 * Writes beside a segment what is left of it when every second entry that may go has gone, or all of them where there is
 * one only. What else is in it, the state of every later segment knows: that goes as well. Returns what was written, or
 * undefined when there is nothing left to keep.
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

/** The state before the segment's first entry stays what it was. */
function stateOf({ path }: Segment) {
  const header = headerOf(path);
  return header && { lost: header.lost, state: header.state };
}
