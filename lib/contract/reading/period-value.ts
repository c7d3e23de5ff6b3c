import { z } from "zod";
import { METRIC_KEYS, METRICS, type MetricKey } from "../../weather/metrics";
import { STATISTICS, type Statistic, statisticsOf } from "../../weather/statistics/periods";
import { epochMsSchema } from "./reading";

/** What somebody says of a whole period: times in epoch ms, the value in the metric's unit. */
export const newPeriodValueSchema = z.object({
  stationId: z.int().positive(),
  metric: z.enum(METRIC_KEYS),
  statistic: z.enum(STATISTICS),
  from: epochMsSchema,
  to: epochMsSchema,
  value: z.number(),
});
export type NewPeriodValue = z.output<typeof newPeriodValueSchema>;

/** Another period or statistic would be another value. */
export const periodValueChangeSchema = z.object({ value: z.number().optional() });

/** Why such a statistic says nothing of the metric; undefined where it does. */
export function whyNoStatistic(metric: MetricKey, statistic: Statistic): string | undefined {
  const known = statisticsOf(metric);
  if (known.includes(statistic)) return undefined;
  const { label } = METRICS[metric];
  return known.length === 0 ? `${label} has no value of a whole period.` : `${label} has ${known.join(", ")} only.`;
}

/** Why no instrument of the metric can have shown the value; undefined where one can. */
export function whyImpossible(metric: MetricKey, value: number): string | undefined {
  const { label, min, max, unit } = METRICS[metric];
  return value >= min && value <= max ? undefined : `${label} is between ${min} and ${max} ${unit}.`;
}
