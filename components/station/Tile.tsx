import type { ReactNode } from "react";
import { useFormat } from "@/components/prefs/Preferences";
import type { MetricKey } from "@/lib/weather/metrics";

interface TileProps {
  label: string;
  /** In the unit that we keep; the tile is left out without one. */
  value: number | undefined;
  metric: MetricKey;
  /** A line of detail. */
  children?: ReactNode;
}

export function Tile({ label, value, metric, children }: TileProps) {
  const format = useFormat();
  if (value === undefined) return null;
  return (
    <div className="card flex flex-col px-4 py-3.5">
      <h3 className="text-muted text-sm">{label}</h3>
      <p className="mt-auto pt-2 font-semibold text-2xl tracking-tight">
        {format.bare(metric, value)}
        <span className="ml-1 font-normal text-base text-muted">{format.unit(metric)}</span>
      </p>
      <p className="mt-0.5 min-h-5 text-[0.8125rem] text-muted">{children}</p>
    </div>
  );
}
