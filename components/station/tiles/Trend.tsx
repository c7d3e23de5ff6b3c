import { useFormat, useText } from "@/components/prefs/Preferences";
import type { MetricKey } from "@/lib/weather/metrics";
import { TrendArrow } from "./TrendArrow";

/** The change of a value within an hour, if it is visible at the displayed precision. */
export function Trend({ metric, change }: { metric: MetricKey; change: number | undefined }) {
  const t = useText();
  const format = useFormat();
  if (change === undefined || format.difference(metric, change) === format.difference(metric, 0)) return null;
  return (
    <span className="flex items-center gap-1">
      <TrendArrow change={change} />
      {t("station.sinceHour", { change: format.difference(metric, change) })}
    </span>
  );
}
