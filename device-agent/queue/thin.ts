import { readFileSync } from "node:fs";
import { writeBeside } from "./files";
import { encodeLine, linesOf } from "./line";
import { headerOf, type JournalRecord, recordSchema, type Segment, thinnedPath } from "./segment";

/**
 * Writes beside a segment what is left of it when every second entry that may go has gone, or all of them where there is
 * one only. Returns what that is, or undefined when nothing in it may go.
 */
export function writeThinned(segment: Segment, lost: number, mayGo: (record: JournalRecord) => boolean) {
  const generation = segment.generation + 1;
  const records = [...linesOf(readFileSync(segment.path))]
    .map(({ value }) => recordSchema.safeParse(value).data)
    .filter((record) => record !== undefined);
  const candidates = records.filter(mayGo);
  const going = new Set(candidates.length === 1 ? candidates : candidates.filter((_, i) => i % 2 === 1));
  if (going.size === 0) return undefined;
  const header = {
    first: segment.first,
    generation,
    dropped: segment.dropped + going.size,
    lost,
    state: null,
    ...stateOf(segment),
  };
  const kept = records.filter((record) => !going.has(record));
  const content = Buffer.concat([header, ...kept].map(encodeLine));
  writeBeside(thinnedPath(segment, generation), content, true);
  return { generation, dropped: going.size, bytes: content.length };
}

/** The state before the segment's first entry stays what it was. */
function stateOf({ path }: Segment) {
  const header = headerOf(path);
  return header && { lost: header.lost, state: header.state };
}
