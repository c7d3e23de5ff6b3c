import type { FieldErrors } from "../../../../errors";
import type { MetricKey, Values } from "../../../../weather/metrics";
import type { RainCounters } from "../../../../weather/rain/counters";
import type { Statistic } from "../../../../weather/statistics/periods";
import type { FilePeriod, FileTime } from "./time";

/**
 * An observation in a line of the file, values in canonical units; without values if the line only has values of
 * periods.
 */
export interface FileReading {
  /** The station's name in the file; empty without such a column. */
  station: string;
  time: FileTime;
  values: Values;
  extra: Record<string, unknown> | null;
  /** What the gauge's counters show; absent if there are none. */
  counters?: RainCounters;
  /** The line's values of whole periods; absent if there are none. */
  periods?: FilePeriodValue[];
}

/** A value of a whole period, in canonical units. */
export interface FilePeriodValue {
  metric: MetricKey;
  statistic: Statistic;
  value: number;
  period: FilePeriod;
}

/** One line: a reading, nothing (every value is missing), or the errors in it. */
export type FileLine = {
  line: number;
  /** The file's name, where there are several. */
  file?: string;
} & ({ kind: "reading"; reading: FileReading } | { kind: "empty" } | { kind: "bad"; errors: FieldErrors });

/** Whether it has values of its own time. */
export function isMeasured({ values, counters, extra }: Omit<FileReading, "station" | "time">): boolean {
  return Object.keys(values).length > 0 || counters !== undefined || extra !== null;
}
