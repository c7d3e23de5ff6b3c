import { type Line, linesOf } from "./line";
import { type Entry, type JournalRecord, readPiece, recordSchema, type Segment } from "./segment";

/** The limits of one read. */
export interface Portion {
  items: number;
  bytes: number;
}

/** Reads a journal's files in order, in pieces, and remembers its position. */
export class JournalReader<E> {
  #at: { after: number; segment: Segment; generation: number; offset: number } | undefined;

  constructor(private readonly read: (record: JournalRecord) => E | undefined) {}

  /** Entries after number `after`, possibly none. Damaged lines are skipped. */
  next(segments: readonly Segment[], after: number, portion: Portion): Entry<E>[] {
    const found: Entry<E>[] = [];
    let bytes = 0;
    let last = after;
    for (let place = this.#resume(segments, after); place; place = following(segments, place)) {
      while (place.offset < place.segment.bytes) {
        const piece = readPiece(place.segment.path, place.offset);
        let used = 0;
        for (const { value, end } of linesOf(piece)) {
          if (found.length >= portion.items || bytes >= portion.bytes) break;
          bytes += end - used;
          used = end;
          const entry = this.#entryOf(value, last);
          if (!entry) continue;
          last = entry.n;
          if (entry.entry !== undefined) found.push({ n: entry.n, entry: entry.entry });
        }
        // A whole piece without a line feed is damaged; at the end of the file, it is a line that is being written.
        place.offset += used || piece.length;
        this.#at = { after: found.at(-1)?.n ?? after, generation: place.segment.generation, ...place };
        if (found.length >= portion.items || bytes >= portion.bytes) return found;
      }
    }
    return found;
  }

  #entryOf(value: Line["value"], after: number): { n: number; entry: E | undefined } | undefined {
    const { data } = recordSchema.safeParse(value);
    return data && data.n > after ? { n: data.n, entry: this.read(data) } : undefined;
  }

  #resume(segments: readonly Segment[], after: number): { segment: Segment; offset: number } | undefined {
    const at = this.#at;
    if (at && at.after === after && segments.includes(at.segment) && at.segment.generation === at.generation) {
      return { segment: at.segment, offset: at.offset };
    }
    const segment = segments.findLast(({ first }) => first <= after + 1) ?? segments[0];
    return segment && { segment, offset: 0 };
  }
}

function following(segments: readonly Segment[], { segment }: { segment: Segment }) {
  const next = segments[segments.indexOf(segment) + 1];
  return next && { segment: next, offset: 0 };
}
