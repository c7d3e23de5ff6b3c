import type { TimeStyle } from "@/lib/format/time";
import { fromWall, toWall } from "./wallClock";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Step {
  /** Spans up to this are divided so, ms. */
  upTo: number;
  every: number | "month";
  style: TimeStyle;
}

const MONTHS: Step = { upTo: Number.POSITIVE_INFINITY, every: "month", style: "month" };
const STEPS: readonly Step[] = [
  { upTo: 2 * DAY, every: 3 * HOUR, style: "time" },
  { upTo: 10 * DAY, every: DAY, style: "weekday" },
  { upTo: 60 * DAY, every: 5 * DAY, style: "day" },
];

interface TimeTicks {
  /** Epoch ms. */
  times: number[];
  style: TimeStyle;
}

/** What to label in [from, to]: even hours, midnights or firsts of months, as the clock of an IANA zone shows them. */
export function timeTicks(from: number, to: number, timeZone: string): TimeTicks {
  const { every, style } = STEPS.find(({ upTo }) => to - from <= upTo) ?? MONTHS;
  const times: number[] = [];
  const end = toWall(to, timeZone);
  let wall = toWall(from, timeZone);
  wall = every === "month" ? nextMonth(wall - 1) : Math.ceil(wall / every) * every;
  while (wall <= end) {
    const time = fromWall(wall, timeZone);
    if (time >= from && time <= to) times.push(time);
    wall = every === "month" ? nextMonth(wall) : wall + every;
  }
  return { times, style };
}

function nextMonth(wall: number): number {
  const date = new Date(wall);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
