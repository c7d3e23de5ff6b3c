import { timeSchema } from "../../../../contract/reading/reading";
import { type FileLine, isMeasured } from "./file-line";

type ReadingLine = Extract<FileLine, { kind: "reading" }>;

/** A line with a counter of rain. */
interface Counted {
  line: ReadingLine;
  /** The counter, mm. */
  total: number;
  /** Epoch ms. */
  time: number;
}

/** More than this at once, and within ten seconds, is a fault of the counter unless it stays. */
const [MAX_MM, MAX_MM_IN_TEN_SECONDS] = [30, 2];
/** Drops the rounding errors of binary fractions. */
const DIGITS = 6;

/**
 * Gives each line the rain since the line before it of the same station, from a counter of the day, the month, the year
 * or all time. The first line has none. A counter below half of its last value was reset, unless it returns with the
 * next line; one that goes back less counts nothing and keeps the higher value.
 */
export async function* withRainOfTotals(
  lines: AsyncIterable<FileLine>,
  { isBackward }: { isBackward: boolean },
): AsyncGenerator<FileLine> {
  const series = new Map<string, RainSeries>();
  const seriesOf = (station: string) => {
    const known = series.get(station) ?? new RainSeries(isBackward);
    series.set(station, known);
    return known;
  };
  for await (const line of lines) {
    const total = line.kind === "reading" ? line.reading.rainTotal : undefined;
    const time = line.kind === "reading" ? timeSchema.safeParse(line.reading.time) : undefined;
    if (line.kind !== "reading" || total === undefined || !time?.success) yield line;
    else yield* seriesOf(line.reading.station).add({ line, total, time: time.data });
  }
  for (const one of series.values()) yield* one.end();
}

/** The counters of one station. A line waits for its successor, which shows whether a jump was a fault. */
class RainSeries {
  #waiting: Counted | undefined;
  /** The highest accepted value since the last reset, and its time. */
  #last: { total: number; time: number } | undefined;

  constructor(private readonly isBackward: boolean) {}

  *add(next: Counted): Generator<FileLine> {
    const current = this.#waiting;
    this.#waiting = next;
    if (!current) return;
    // In a file that begins with the newest line, the next line is the one before in time.
    yield this.isBackward ? withRain(current.line, increase(next, current)) : this.#settle(current, next);
  }

  *end(): Generator<FileLine> {
    if (!this.#waiting) return;
    yield this.isBackward ? withRain(this.#waiting.line, undefined) : this.#settle(this.#waiting, undefined);
  }

  #settle(current: Counted, next: Counted | undefined): FileLine {
    const last = this.#last;
    if (last && isFault(last, current, next)) return withRain(current.line, 0);
    const rain = last && increase(last, current);
    const isReset = last === undefined || current.total < last.total / 2;
    const total = isReset ? current.total : Math.max(last.total, current.total);
    this.#last = { total, time: current.time };
    return withRain(current.line, rain);
  }
}

function increase(last: Pick<Counted, "total">, current: Pick<Counted, "total">): number {
  if (current.total < last.total / 2) return current.total;
  return Number(Math.max(0, current.total - last.total).toFixed(DIGITS));
}

/** Whether the next value shows that this one was wrong: a drop that returns, or a leap that does not stay. */
function isFault(last: Pick<Counted, "total" | "time">, current: Counted, next: Counted | undefined): boolean {
  if (!next) return false;
  if (current.total < last.total / 2) return next.total >= last.total;
  const rise = current.total - last.total;
  const possible = Math.max(MAX_MM, ((current.time - last.time) / 10_000) * MAX_MM_IN_TEN_SECONDS);
  return rise > possible && next.total - last.total < rise / 2;
}

function withRain({ line, reading: { rainTotal: _, ...reading } }: ReadingLine, rain: number | undefined): FileLine {
  const after = { ...reading, values: rain === undefined ? reading.values : { ...reading.values, rain } };
  return isMeasured(after) || after.periods ? { line, kind: "reading", reading: after } : { line, kind: "empty" };
}
