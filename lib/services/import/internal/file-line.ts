import type { FieldErrors } from "../../../errors";
import type { MetricKey, Values } from "../../../weather/metrics";
import type { Statistic } from "../../../weather/statistics/periods";
import type { FilePeriod, FileTime } from "./time";

/** An observation as a line of the file has it, values in canonical units; none at all where it is of whole periods only. */
export interface FileReading {
  /** What the file calls the station; empty when it has no such column. */
  station: string;
  time: FileTime;
  values: Values;
  extra: Record<string, unknown> | null;
  /** What the line says of whole periods; absent where it says nothing of any. */
  periods?: FilePeriodValue[];
}

/** A value of a whole period, in canonical units. */
export interface FilePeriodValue {
  metric: MetricKey;
  statistic: Statistic;
  value: number;
  period: FilePeriod;
}

/** One line: a reading, nothing at all (every value is missing), or what is wrong with it. */
export type FileLine = { line: number } & (
  | { kind: "reading"; reading: FileReading }
  | { kind: "empty" }
  | { kind: "bad"; errors: FieldErrors }
);

/** Has it values of its own time? */
export function isMeasured({ values, extra }: Pick<FileReading, "values" | "extra">): boolean {
  return Object.keys(values).length > 0 || extra !== null;
}
