import { type FoldedLine, inSecondRound } from "../../../../table/time/fold";
import type { FileLine } from "./file-line";

/** A line, and what its time may also be if clocks were set back. */
export interface TimedLine {
  line: FileLine;
  fold?: FoldedLine & {
    /** The later instant, epoch ms. */
    second: number;
  };
}

export interface LineOrder {
  /** The newest line of the file comes first. */
  isBackward: boolean;
  /** Lines occur more than once. */
  hasRepeats: boolean;
}

/** Lines of one station in the hour that comes twice; a station that reports each second has 7200. */
const MAX_PENDING = 20_000;

/** Decides for the lines in the hour that comes twice in which round they are, station by station. */
export async function* withClockChanges(lines: AsyncIterable<TimedLine>, order: LineOrder): AsyncGenerator<FileLine> {
  const pending = new Map<string, TimedLine[]>();
  let count = 0;
  function* settled(station: string): Generator<FileLine> {
    const block = pending.get(station) ?? [];
    pending.delete(station);
    count -= block.length;
    const folds = block.flatMap(({ fold }) => (fold ? [fold] : []));
    const second = inSecondRound(folds, order);
    for (const [i, { line, fold }] of block.entries()) yield second[i] && fold ? at(line, fold.second) : line;
  }
  for await (const timed of lines) {
    const { line, fold } = timed;
    const station = line.kind === "reading" ? line.reading.station : "";
    if (fold) {
      const block = pending.get(station);
      if (block) block.push(timed);
      else pending.set(station, [timed]);
      count += 1;
      if (count > MAX_PENDING) for (const name of [...pending.keys()]) yield* settled(name);
      continue;
    }
    if (line.kind === "reading" && pending.has(station)) yield* settled(station);
    yield line;
  }
  for (const name of [...pending.keys()]) yield* settled(name);
}

function at(line: FileLine, time: number): FileLine {
  if (line.kind !== "reading") return line;
  return { ...line, reading: { ...line.reading, time: new Date(time).toISOString() } };
}
