import { z } from "zod";
import { METRIC_KEYS, METRICS, type MetricKey } from "../../weather/metrics";
import { STATISTICS, type Statistic, statisticsOf } from "../../weather/statistics/periods";
import { epochMsSchema } from "./reading";

/** A statement about a whole period: times in epoch ms, the value in the metric's unit. */
export const newPeriodValueSchema = z.object({
  stationId: z.int().positive(),
  metric: z.enum(METRIC_KEYS),
  statistic: z.enum(STATISTICS),
  from: epochMsSchema,
  to: epochMsSchema,
  value: z.number(),
});
export type NewPeriodValue = z.output<typeof newPeriodValueSchema>;

/** Only the value can change, because another period or statistic would be another record. */
export const periodValueChangeSchema = z.object({ value: z.number().optional() });

/** Why the metric cannot have this statistic; undefined if it can. */
export function whyNoStatistic(metric: MetricKey, statistic: Statistic): string | undefined {
  const known = statisticsOf(metric);
  if (known.includes(statistic)) return undefined;
  const { label } = METRICS[metric];
  return known.length === 0 ? `${label} has no value of a whole period.` : `${label} has ${known.join(", ")} only.`;
}

/** Why no instrument can have measured the value; undefined if it is possible. */
export function whyImpossible(metric: MetricKey, value: number): string | undefined {
  const { label, min, max, unit } = METRICS[metric];
  return value >= min && value <= max ? undefined : `${label} is between ${min} and ${max} ${unit}.`;
}
