import { CompassEvidence } from "../../../../table/compass";
import { DecimalEvidence } from "../../../../table/number";
import { parseTimeCell, type TimeCell } from "../../../../table/time/cell";
import { TimeEvidence } from "../../../../table/time/evidence";
import type { ReadingColumn } from "./columns";
import type { ReadingTarget } from "./target";
import { cellOf, timeTextOf } from "./time-text";

/** Lines of which more than this share occur twice in a row are repeats of the logger. */
const REPEATS = 0.02;

const WITH_NUMBERS = new Set<ReadingTarget["kind"]>(["metric", "daily", "counter", "channel", "value"]);

/** Collects from all lines of a file how its numbers, times and directions are written. */
export class FileEvidence {
  readonly decimal = new DecimalEvidence();
  readonly compass = new CompassEvidence();
  readonly times: TimeEvidence;
  readonly #columns: readonly ReadingColumn[];
  readonly #timeText: ReturnType<typeof timeTextOf>;
  readonly #timeColumn: ReadingColumn | undefined;
  readonly #used: ReadonlySet<number>;
  #lines = 0;
  #dates = 0;
  #clocksBehind = 0;
  #backward = 0;
  #forward = 0;
  #repeats = 0;
  #before: { date: string; seconds: number; content: string } | undefined;

  constructor(columns: readonly ReadingColumn[], now: number) {
    this.#columns = columns.filter(({ target }) => WITH_NUMBERS.has(target.kind));
    this.times = new TimeEvidence(now);
    const time = columns.filter(({ target }) => target.kind === "time");
    const ofDay = columns.find(({ target }) => target.kind === "date");
    this.#timeText = time.length > 0 || !ofDay ? timeTextOf(columns) : (cells) => cellOf(cells, ofDay);
    this.#timeColumn = time.length === 1 ? time[0] : undefined;
    this.#used = new Set(columns.map(({ index }) => index));
  }

  add(cells: readonly string[], line: number): void {
    this.#lines += 1;
    for (const { index, target } of this.#columns) {
      const cell = (cells[index] ?? "").trim();
      if (cell === "") continue;
      if (target.kind === "value" || (target.kind === "metric" && target.metric === "windDirection")) {
        this.compass.add(cell);
      }
      this.decimal.add(cell);
    }
    const time = parseTimeCell(this.#timeText?.(cells) ?? "");
    if (!time) return;
    this.times.add(time, line);
    this.#addOrder(cells, time);
    if (this.#timeColumn && time.kind !== "clock" && time.clock === undefined) {
      this.#dates += 1;
      const behind = parseTimeCell(cells[this.#timeColumn.index + 1] ?? "");
      if (behind?.kind === "clock") this.#clocksBehind += 1;
    }
  }

  #addOrder(cells: readonly string[], time: TimeCell): void {
    const { clock } = time;
    if (!clock) return;
    const content = cells.join("\n");
    const date = dateKey(time);
    const seconds = clock.hour * 3600 + clock.minute * 60 + clock.second;
    const before = this.#before;
    if (before?.content === content) this.#repeats += 1;
    if (before?.date === date && before.seconds < seconds) this.#forward += 1;
    if (before?.date === date && before.seconds > seconds) this.#backward += 1;
    this.#before = { date, seconds, content };
  }

  /** The column of the time of day, if the column of the time has dates alone and the one behind it is not mapped. */
  clockColumn(): number | undefined {
    const index = (this.#timeColumn?.index ?? -1) + 1;
    const isClock = this.#dates > 0 && this.#dates === this.#lines && this.#clocksBehind === this.#lines;
    return isClock && !this.#used.has(index) ? index : undefined;
  }

  order(): { isBackward: boolean; hasRepeats: boolean } {
    return { isBackward: this.#backward > this.#forward, hasRepeats: this.#repeats > this.#lines * REPEATS };
  }
}

function dateKey(time: TimeCell): string {
  if (time.kind === "date") return `${time.date.year}-${time.date.month}-${time.date.day}`;
  return time.kind === "either" ? `${time.first}/${time.second}/${time.year}` : "";
}
