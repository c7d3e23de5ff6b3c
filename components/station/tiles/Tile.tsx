import type { ReactNode } from "react";
import { useFormat } from "@/components/prefs/Preferences";
import type { MetricKey } from "@/lib/weather/metrics";

interface TileProps {
  label: string;
  /** In the canonical unit; without a value the tile is left out. */
  value: number | undefined;
  metric: MetricKey;
  /** A line of detail. */
  children?: ReactNode;
}

export function Tile({ label, value, metric, children }: TileProps) {
  const format = useFormat();
  if (value === undefined) return null;
  return (
    <WrittenTile label={label} number={format.bare(metric, value)} unit={format.unit(metric)}>
      {children}
    </WrittenTile>
  );
}

interface WrittenTileProps extends Pick<TileProps, "label" | "children"> {
  /** Formatted for the reader, with the unit. */
  number: string;
  unit: string;
}

/** For a value that is not a metric. */
export function WrittenTile({ label, number, unit, children }: WrittenTileProps) {
  return (
    <div className="card flex flex-col px-4 py-3.5">
      <h3 className="text-muted text-sm">{label}</h3>
      <p className="mt-auto pt-2 font-semibold text-2xl tracking-tight">
        {number}
        <span className="ml-1 font-normal text-base text-muted">{unit}</span>
      </p>
      <p className="mt-0.5 min-h-5 text-[0.8125rem] text-muted">{children}</p>
    </div>
  );
}
