import { timeSchema } from "../../../../contract/reading/reading";
import { type FileLine, isMeasured } from "./file-line";

type ReadingLine = Extract<FileLine, { kind: "reading" }>;

/** Rain of a line, and the end (epoch ms) of the hour in which it fell. */
interface Pending {
  line: number;
  time: number;
  rain: number;
}

/**
 * Moves rain to the end of the time in which it fell, for files whose lines name its start: into the same station's
 * reading of that moment if it comes next, else into a reading of its own. A dry hour with no reading at its end is
 * dropped.
 */
export async function* withRainAtItsEnd(lines: AsyncIterable<FileLine>, minutes: number): AsyncGenerator<FileLine> {
  const pending = new Map<string, Pending>();
  for await (const line of lines) {
    const parsed = line.kind === "reading" ? timeSchema.safeParse(line.reading.time) : undefined;
    if (line.kind !== "reading" || !parsed?.success) {
      yield line;
      continue;
    }
    const { station, values } = line.reading;
    const before = pending.get(station);
    pending.delete(station);
    const { rain, ...others } = values;
    if (rain !== undefined) pending.set(station, { line: line.line, time: parsed.data + minutes * 60_000, rain });
    if (before && before.time !== parsed.data) yield* alone(station, before);
    const kept = before?.time === parsed.data ? { ...others, rain: before.rain } : others;
    if (isMeasured({ ...line.reading, values: kept }) || line.reading.periods) yield withValues(line, kept);
  }
  for (const [station, last] of pending) yield* alone(station, last);
}

function withValues(line: ReadingLine, values: ReadingLine["reading"]["values"]): ReadingLine {
  return { ...line, reading: { ...line.reading, values } };
}

function* alone(station: string, { line, time, rain }: Pending): Generator<ReadingLine> {
  if (rain === 0) return;
  yield {
    line,
    kind: "reading",
    reading: { station, time: new Date(time).toISOString(), values: { rain }, extra: null },
  };
}
