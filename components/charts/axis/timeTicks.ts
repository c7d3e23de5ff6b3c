import type { TimeStyle } from "@/lib/format/time";
import { fromWall, toWall } from "./wallClock";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Step {
  /** Step for spans up to this length, ms. */
  upTo: number;
  every: number | { months: number };
  style: TimeStyle;
}

const YEARS: Step = { upTo: Number.POSITIVE_INFINITY, every: { months: 12 }, style: "year" };
const STEPS: readonly Step[] = [
  { upTo: HOUR, every: HOUR / 6, style: "time" },
  { upTo: 6 * HOUR, every: HOUR, style: "time" },
  { upTo: 2 * DAY, every: 3 * HOUR, style: "time" },
  { upTo: 10 * DAY, every: DAY, style: "weekday" },
  { upTo: 60 * DAY, every: 5 * DAY, style: "day" },
  { upTo: 500 * DAY, every: { months: 1 }, style: "month" },
  { upTo: 1500 * DAY, every: { months: 6 }, style: "monthYear" },
];

interface TimeTicks {
  /** Epoch ms. */
  times: number[];
  style: TimeStyle;
}

/** The ticks in [from, to]: even hours, midnights or firsts of months on the clock of an IANA zone. */
export function timeTicks(from: number, to: number, timeZone: string): TimeTicks {
  const { every, style } = STEPS.find(({ upTo }) => to - from <= upTo) ?? YEARS;
  const times: number[] = [];
  const end = toWall(to, timeZone);
  const next = (wall: number) => (typeof every === "number" ? wall + every : nextMonth(wall, every.months));
  let wall = toWall(from, timeZone);
  wall = typeof every === "number" ? Math.ceil(wall / every) * every : nextMonth(wall - 1, every.months);
  while (wall <= end) {
    const time = fromWall(wall, timeZone);
    if (time >= from && time <= to) times.push(time);
    wall = next(wall);
  }
  return { times, style };
}

/** The next month whose number is divisible by the step. */
function nextMonth(wall: number, months: number): number {
  const date = new Date(wall);
  const month = Math.floor(date.getUTCMonth() / months) * months + months;
  return Date.UTC(date.getUTCFullYear(), month, 1);
}
