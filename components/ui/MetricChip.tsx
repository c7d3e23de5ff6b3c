import clsx from "clsx";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { labelColours, type ScaledMetric } from "@/lib/weather/colours/palette";
import type { MetricKey } from "@/lib/weather/metrics";
import type { Freshness } from "@/lib/weather/time/freshness";

interface MetricChipProps {
  metric: ScaledMetric & MetricKey;
  /** In the canonical unit. */
  value: number | undefined;
  freshness: Freshness;
  className?: string;
}

/** A value on its colour; without colour when it is stale or not measured yet. */
export function MetricChip({ metric, value, freshness, className }: MetricChipProps) {
  const t = useText();
  const format = useFormat();
  const colours = value !== undefined && freshness === "fresh" ? labelColours(metric, value) : undefined;
  const short = () =>
    metric === "temperature" ? `${format.bare(metric, value ?? 0)}°` : format.short(metric, value ?? 0);
  return (
    <span
      className={clsx(
        "inline-flex items-baseline justify-center rounded-xl font-semibold tracking-tight",
        !colours && "border border-muted/60 border-dashed bg-sunken text-muted",
        className,
      )}
      style={colours && { backgroundColor: colours.background, color: colours.ink }}
    >
      <span aria-hidden="true">{value === undefined ? "–" : short()}</span>
      <span className="sr-only">{value === undefined ? t("map.noValue") : format.value(metric, value)}</span>
    </span>
  );
}
