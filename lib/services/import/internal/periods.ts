import type { NewPeriodValue } from "../../../contract/reading/period-value";
import { timeSchema } from "../../../contract/reading/reading";
import type { FieldErrors } from "../../../errors";
import type { Interval } from "../../../weather/statistics/coverage";
import { countsIn, middleOf } from "../../../weather/statistics/periods";
import { localDay } from "../../../weather/time/days";
import { HOUR_MS } from "../../../weather/time/durations";
import type { Context } from "../../context";
import { recordPeriodValues } from "../../period-values";
import type { FileLine, FileReading } from "./file/file-line";
import { dayIn, type FileTime, startOfDate } from "./file/time";
import type { FoundStation } from "./find-station";

/** The outcome of a line's values of whole periods: refused and differing ones by "metric.statistic". */
export interface PeriodsOutcome {
  stored: number;
  repeated: number;
  replaced: number;
  refused: FieldErrors;
  conflicting: FieldErrors;
}

/** A time in the form of contract/reading/reading.ts. */
export function instantOf(time: FileTime, { timeZone }: FoundStation): string | number {
  return typeof time === "object" ? startOfDate(time.date, timeZone) : time;
}

/** A line's values of whole periods, or the error that makes them unusable. */
export function periodValuesOf(
  { time, periods = [] }: FileReading,
  station: FoundStation,
): NewPeriodValue[] | { error: string } {
  const values: NewPeriodValue[] = [];
  for (const { period, ...value } of periods) {
    if ("hours" in period) {
      const read = timeSchema.safeParse(instantOf(time, station));
      if (!read.success) return { error: read.error.issues[0]?.message ?? "" };
      values.push({ stationId: station.id, ...value, from: read.data - period.hours * HOUR_MS, to: read.data });
    } else {
      const day = "date" in period ? dayIn(period.date, station.timeZone) : period;
      if (!isDayIn(day, station.timeZone)) {
        return {
          error: `This day of the file's time zone is not a day of the station's, ${station.timeZone}, so it would not count.`,
        };
      }
      values.push({ stationId: station.id, ...value, ...day });
    }
  }
  return values;
}

function isDayIn(period: Interval, timeZone: string): boolean {
  const date = localDay(middleOf(period), timeZone);
  return countsIn(period, dayIn(date, timeZone));
}

/** Records them in one transaction. */
export async function recordPeriods(
  ctx: Context,
  byLine: ReadonlyMap<FileLine, readonly NewPeriodValue[]>,
  replaceReason?: string,
): Promise<Map<FileLine, PeriodsOutcome>> {
  const outcomes = new Map<FileLine, PeriodsOutcome>();
  const all = [...byLine].flatMap(([line, values]) => values.map((value) => ({ line, value })));
  if (all.length === 0) return outcomes;
  const results = await recordPeriodValues(
    ctx,
    all.map(({ value }) => value),
    { replaceReason },
  );
  for (const [i, { line, value }] of all.entries()) {
    const outcome = outcomes.get(line) ?? { stored: 0, repeated: 0, replaced: 0, refused: {}, conflicting: {} };
    outcomes.set(line, outcome);
    const result = results[i];
    if (!result) continue;
    if ("errors" in result)
      outcome[result.status][`${value.metric}.${value.statistic}`] = Object.values(result.errors).flat();
    else outcome[result.status] += 1;
  }
  return outcomes;
}
