import type { MetricKey } from "../../../weather/metrics";
import type { RainCounter } from "../../../weather/rain/counters";

/** The kinds of rain gauge that one console may have side by side. */
export type Gauge = "tipping" | "piezo";

/** A reading of a console, in the units in which readings are stored. */
export interface Decoded {
  /** When it was observed, epoch ms; undefined for the time of arrival. */
  time: number | undefined;
  values: Partial<Record<MetricKey | RainCounter, number>>;
  /** Channels that are not metrics, the known ones first. */
  extra: Record<string, number>;
  /** What was left out, and why, in full sentences. Short, and without secrets. */
  notes: string[];
  /** The gauge that its rain comes from, if it has counters. */
  gauge?: Gauge;
}
