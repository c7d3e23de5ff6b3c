import { Palette } from "lucide-react";
import { useText } from "@/components/prefs/Preferences";
import { MAP_METRICS, type MapMetric } from "./mapMetrics";

interface MetricPickerProps {
  metric: MapMetric;
  onChange: (metric: MapMetric) => void;
}

/** A native select, which everyone knows, on a phone and on a desktop. */
export function MetricPicker({ metric, onChange }: MetricPickerProps) {
  const t = useText();
  return (
    <label className="card pointer-events-auto flex h-9 items-center gap-1.5 pl-2.5 focus-within:outline-2 focus-within:outline-accent">
      <Palette className="size-4 text-muted" aria-hidden="true" />
      <span className="sr-only">{t("map.metric")}</span>
      <select
        value={metric}
        onChange={(event) => onChange(event.target.value as MapMetric)}
        className="h-full cursor-pointer rounded-r-[0.875rem] bg-panel pr-2 font-medium text-sm outline-none"
      >
        {MAP_METRICS.map((key) => (
          <option key={key} value={key}>
            {t(`map.${key}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
