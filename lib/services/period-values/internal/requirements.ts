import { type NewPeriodValue, whyImpossible, whyNoStatistic } from "../../../contract/reading/period-value";
import { EARLIEST } from "../../../contract/reading/reading";
import type { FieldErrors } from "../../../errors";
import { isFuture } from "../../../weather/time/clock";

/** Errors in a value of a period, by field; empty if there are none. */
export function faultsOf(
  { metric, statistic, from, to, value }: Omit<NewPeriodValue, "stationId">,
  now: number,
): FieldErrors {
  const faults = {
    statistic: whyNoStatistic(metric, statistic),
    from: from < EARLIEST ? "This time is out of range." : undefined,
    to: to <= from ? "A period must end after it begins." : isFuture(to, now) ? "This period is not over." : undefined,
    value: whyImpossible(metric, value),
  };
  return Object.fromEntries(Object.entries(faults).flatMap(([field, why]) => (why ? [[field, [why]]] : [])));
}
