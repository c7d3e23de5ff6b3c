import clsx from "clsx";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { Freshness } from "@/lib/weather/freshness";
import { temperatureColours } from "@/lib/weather/palette";

interface TemperatureChipProps {
  celsius: number | undefined;
  freshness: Freshness;
  className?: string;
}

/** A temperature on its colour; without colour when it is no longer, or not yet, the weather now. */
export function TemperatureChip({ celsius, freshness, className }: TemperatureChipProps) {
  const t = useText();
  const format = useFormat();
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
      <span aria-hidden="true">{celsius === undefined ? "–" : `${format.bare("temperature", celsius)}°`}</span>
      <span className="sr-only">
        {celsius === undefined ? t("common.noTemperature") : format.value("temperature", celsius)}
      </span>
    </span>
  );
}
