import { toWall } from "@/components/charts/axis/wallClock";
import { gapLimit } from "@/components/charts/rows";
import type { CompareStations, CompareYears } from "@/lib/contract/charts/compare";
import type { Series } from "@/lib/contract/charts/series";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/weather/time/durations";

type Columns = CompareYears["lines"][number]["columns"];

/** One line of the chart; its times are on the chart's axis. */
export interface Line {
  name: string;
  colour: string;
  dash: string | undefined;
  columns: Columns;
}

/** The axis on which the lines are drawn. */
export interface Frame extends Pick<Series, "from" | "to" | "timeZone" | "resolution"> {
  lines: Line[];
}

/** Distinguished by colour, and by dashes for people who cannot see the colours. */
const STYLES = [
  { colour: "var(--chart-wind)", dash: undefined },
  { colour: "var(--chart-sun)", dash: "7 3" },
  { colour: "var(--chart-battery)", dash: "2 3" },
  { colour: "var(--chart-uv)", dash: "9 3 2 3" },
  { colour: "var(--danger)", dash: "4 2" },
  { colour: "var(--chart-dew)", dash: "1 2.5" },
] as const;

function line(name: string, i: number, columns: Columns): Line {
  return { name, columns, ...(STYLES[i] ?? STYLES[0]) };
}

/**
 * Stations on one axis. Days depend on each station's zone, so a chart of days or longer is drawn by calendar date; a
 * finer one by the clock of `zone`, or of the stations' zone if they share one.
 */
export function linesOfStations({ lines, resolution, from, to }: CompareStations, zone: string | null): Frame {
  const isCalendar = resolution === "day" || resolution === "week" || resolution === "month";
  const zones = new Set(lines.map(({ station }) => station.timeZone));
  const [shared = "UTC"] = zones.size === 1 ? zones : [];
  const timeZone = isCalendar ? "UTC" : (zone ?? shared);
  return {
    from: isCalendar ? toWall(from, shared) : from,
    to: isCalendar ? toWall(to, shared) : to,
    resolution,
    timeZone,
    lines: lines.map(({ station, columns }, i) =>
      line(station.name, i, {
        ...columns,
        time: isCalendar ? columns.time.map((time) => toWall(time, station.timeZone)) : columns.time,
      }),
    ),
  };
}

export function linesOfYears({ lines, resolution, from, to }: CompareYears): Frame {
  return {
    from,
    to,
    resolution,
    timeZone: "UTC",
    lines: lines.map(({ year, columns }, i) => line(String(year), i, columns)),
  };
}

/** The chart's values at one time: one per line, null where it has none. */
export interface CompareRow {
  time: number;
  values: (number | null)[];
}

const STEPS = { hour: HOUR_MS, minutes: 5 * MINUTE_MS, day: DAY_MS, week: 7 * DAY_MS, month: 31 * DAY_MS };

/**
 * Merges the lines. Stations that report at different minutes are aligned to steps as long as the slowest station's
 * interval; of several readings within a step the last counts.
 */
export function compareRows({ lines, resolution }: Pick<Frame, "lines" | "resolution">): CompareRow[] {
  const slowest = Math.max(...lines.map(({ columns }) => gapLimit(columns.time) / 2.5), 0);
  const step = resolution === "raw" || resolution === "minutes" ? Math.max(slowest, STEPS.minutes) : STEPS[resolution];
  const rows = new Map<number, CompareRow>();
  lines.forEach(({ columns }, i) => {
    columns.time.forEach((at, n) => {
      const time = resolution === "month" ? firstOfMonth(at) : Math.floor(at / step) * step;
      const row = rows.get(time) ?? { time, values: lines.map(() => null) };
      rows.set(time, row);
      row.values[i] = columns.value[n] ?? null;
    });
  });
  return [...rows.values()].sort((a, b) => a.time - b.time);
}

function firstOfMonth(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}
