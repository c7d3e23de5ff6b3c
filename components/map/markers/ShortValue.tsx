import clsx from "clsx";
import { useFormat } from "@/components/prefs/Preferences";
import { KEYS, type MapMetric } from "../mapMetrics";

/** A value in a narrow label, with a small unit beside it. */
export function ShortValue({ metric, value }: { metric: MapMetric; value: number }) {
  const format = useFormat();
  const key = KEYS[metric];
  const [number, unit] = [format.short(key, value), format.shortUnit(key)];
  return (
    <span className="whitespace-nowrap">
      {number}
      {unit && <span className={clsx("font-medium text-[0.6875rem]", !number.endsWith("°") && "ms-0.5")}>{unit}</span>}
    </span>
  );
}
