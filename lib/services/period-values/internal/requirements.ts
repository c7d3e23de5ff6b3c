import { type NewPeriodValue, whyImpossible, whyNoStatistic } from "../../../contract/reading/period-value";
import { EARLIEST } from "../../../contract/reading/reading";
import type { FieldErrors } from "../../../errors";
import { isFuture } from "../../../weather/time/clock";

/** What is wrong with a value of a period, by field; empty where nothing is. */
export function faultsOf(
  { metric, statistic, from, to, value }: Omit<NewPeriodValue, "stationId">,
  now: number,
): FieldErrors {
  const faults = {
    statistic: whyNoStatistic(metric, statistic),
    from: from < EARLIEST ? "This time is out of range." : undefined,
    to: to <= from ? "A period ends after its beginning." : isFuture(to, now) ? "This period is not over." : undefined,
    value: whyImpossible(metric, value),
  };
  return Object.fromEntries(Object.entries(faults).flatMap(([field, why]) => (why ? [[field, [why]]] : [])));
}
