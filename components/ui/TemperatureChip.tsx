import clsx from "clsx";
import { formatNumber, formatValue } from "@/lib/format/value";
import type { Freshness } from "@/lib/weather/freshness";
import { temperatureColours } from "@/lib/weather/palette";

interface TemperatureChipProps {
  celsius: number | undefined;
  freshness: Freshness;
  className?: string;
}

/** A temperature on its colour; without colour when it is no longer, or not yet, the weather now. */
export function TemperatureChip({ celsius, freshness, className }: TemperatureChipProps) {
  const colours = celsius !== undefined && freshness === "fresh" ? temperatureColours(celsius) : undefined;
  return (
    <span
      className={clsx(
        "inline-flex items-baseline justify-center rounded-xl font-semibold tracking-tight",
        !colours && "border border-muted/60 border-dashed bg-sunken text-muted",
        className,
      )}
      style={colours && { backgroundColor: colours.background, color: colours.ink }}
    >
      <span aria-hidden="true">{celsius === undefined ? "–" : `${formatNumber(celsius, 1)}°`}</span>
      <span className="sr-only">{celsius === undefined ? "No temperature" : formatValue("temperature", celsius)}</span>
    </span>
  );
}
