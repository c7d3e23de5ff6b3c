import type { CalendarDate, TimeCell } from "./cell";
import { type CompactForm, compactForm } from "./compact";

const DAY_MS = 86_400_000;

/** How the times of a file are to be read, where single cells do not say it. */
export interface TimeForm {
  /** What the first number of 3/4/2026 is. */
  first?: "day" | "month";
  /** What numbers are: absent for epoch times. */
  numbers?: CompactForm | "serial";
}

/** Spreadsheet days from 1941 to 2119. A counter of seconds in this range has no fractions. */
const [FIRST_SERIAL, LAST_SERIAL] = [15_000, 80_000];

/** Collects from the times of a whole file in which form they are. */
export class TimeEvidence {
  /** Lines where only one order is possible. */
  readonly #certain: { day?: number; month?: number } = {};
  #dotted = false;
  readonly #orders = { day: new Steps(), month: new Steps() };
  #numbers = 0;
  #serials = 0;
  #fractions = 0;
  readonly #compact = new Map<CompactForm, number>();

  /** @param now epoch ms; no reading is later */
  constructor(private readonly now: number) {}

  add(cell: TimeCell, line: number): void {
    if (cell.kind === "number") this.#addNumber(cell.text);
    if (cell.kind !== "either") return;
    const { first, second, year } = cell;
    if (cell.sign === ".") this.#dotted = true;
    if (first > 12) this.#certain.day ??= line;
    if (second > 12) this.#certain.month ??= line;
    this.#orders.day.add(Date.UTC(year, second - 1, first));
    this.#orders.month.add(Date.UTC(year, first - 1, second));
  }

  #addNumber(text: string): void {
    this.#numbers += 1;
    const number = Number(text);
    if (number >= FIRST_SERIAL && number <= LAST_SERIAL) this.#serials += 1;
    if (!Number.isInteger(number)) this.#fractions += 1;
    const form = compactForm(text);
    if (form !== undefined) this.#compact.set(form, (this.#compact.get(form) ?? 0) + 1);
  }

  /** What all numbers are, if not epoch times. */
  numbers(): TimeForm["numbers"] {
    for (const [form, count] of this.#compact) if (count === this.#numbers) return form;
    return this.#numbers > 0 && this.#serials === this.#numbers && this.#fractions > 0 ? "serial" : undefined;
  }

  /**
   * Which number of a date is first: by a number above twelve, by dots, by dates that would be in the future, or by the
   * order in which days follow each other. Undefined if nothing tells, or if lines contradict each other.
   */
  first(): "day" | "month" | undefined {
    const { day, month } = this.#certain;
    if (day !== undefined || month !== undefined) {
      if (day !== undefined && month !== undefined) return undefined;
      return day !== undefined ? "day" : "month";
    }
    if (this.#dotted) return "day";
    const orders = this.#orders;
    const isPast = { day: orders.day.last <= this.now + DAY_MS, month: orders.month.last <= this.now + DAY_MS };
    if (isPast.day !== isPast.month) return isPast.day ? "day" : "month";
    if (orders.day.length * 2 < orders.month.length) return "day";
    return orders.month.length * 2 < orders.day.length ? "month" : undefined;
  }

  /** Two lines of which one has the day first and the other the month. */
  contradiction(): { day: number; month: number } | undefined {
    const { day, month } = this.#certain;
    return day !== undefined && month !== undefined ? { day, month } : undefined;
  }

  /** Whether there were dates whose order must be known. */
  needsOrder(): boolean {
    return this.#orders.day.count > 0;
  }

  /** An ambiguous date of the file, in both readings. */
  example(): { day: number; month: number } {
    return { day: this.#orders.day.begin, month: this.#orders.month.begin };
  }
}

/** How far apart the dates of successive lines are, all together, under one reading. */
class Steps {
  count = 0;
  begin = 0;
  last = Number.NEGATIVE_INFINITY;
  length = 0;
  #previous = 0;

  add(date: number): void {
    if (this.count === 0) this.begin = date;
    else this.length += Math.abs(date - this.#previous);
    this.count += 1;
    this.#previous = date;
    this.last = Math.max(this.last, date);
  }
}

/** The calendar date in a cell; undefined for an order that is not known. */
export function dateOf(cell: TimeCell, form: TimeForm): CalendarDate | undefined {
  if (cell.kind === "date") return cell.date;
  if (cell.kind !== "either" || form.first === undefined) return undefined;
  const [day, month] = form.first === "day" ? [cell.first, cell.second] : [cell.second, cell.first];
  return { year: cell.year, month, day };
}
