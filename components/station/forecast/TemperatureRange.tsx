import { useFormat, useText } from "@/components/prefs/Preferences";
import { labelColours } from "@/lib/weather/colours/palette";

interface TemperatureRangeProps {
  /** °C */
  low: number | null;
  high: number | null;
  /** Of all days that are shown. */
  span: { low: number; high: number };
}

/** A day's lowest and highest temperature, and between them where they lie among those of the other days. */
export function TemperatureRange({ low, high, span }: TemperatureRangeProps) {
  const t = useText();
  const format = useFormat();
  return (
    <span className="flex items-center justify-end gap-2 tabular-nums">
      {low !== null && (
        <span className="w-9 text-right text-muted">
          <span className="sr-only">{t("station.low")} </span>
          {format.degrees(low)}
        </span>
      )}
      {low !== null && high !== null && (
        <span className="relative h-1.5 flex-1 rounded-full bg-sunken max-sm:hidden" aria-hidden="true">
          <span className="absolute inset-y-0 min-w-1.5 rounded-full" style={barOf(low, high, span)} />
        </span>
      )}
      {high !== null && (
        <span className="w-9 font-semibold">
          <span className="sr-only">{t("station.high")} </span>
          {format.degrees(high)}
        </span>
      )}
    </span>
  );
}

function barOf(low: number, high: number, span: { low: number; high: number }) {
  const whole = span.high - span.low || 1;
  const [from, to] = [low, high].map((value) => ((value - span.low) / whole) * 100);
  const colours = [low, (low + high) / 2, high].map((value) => labelColours("temperature", value).background);
  return {
    left: `${from}%`,
    right: `${100 - (to ?? 100)}%`,
    background: `linear-gradient(to right, ${colours.join(", ")})`,
  };
}
