import { useFormat, useText } from "@/components/prefs/Preferences";
import type { ForecastStep } from "@/lib/contract/forecast/forecast";

/** Less is not worth a word: the share of a probability. */
const MIN_CHANCE = 0.05;
/** mm that are shown as nothing. */
const TRACE = 0.05;

/** How much falls in a step, against the `most` of all; with its probability, where the source has one. */
export function PrecipitationBar({ step: { precipitation, probability }, most }: { step: ForecastStep; most: number }) {
  const t = useText();
  const format = useFormat();
  if (precipitation === null) return null;
  const isWet = precipitation >= TRACE;
  return (
    <>
      <span className="mx-auto flex h-11 w-4/5 max-w-7 items-end" aria-hidden="true">
        {isWet && (
          <span
            className="w-full rounded-t-xs bg-[var(--chart-rain)]"
            style={{ height: `${Math.max(6, (precipitation / most) * 100)}%` }}
          />
        )}
      </span>
      <span className={isWet ? "block text-xs" : "sr-only"}>{format.bare("rain", isWet ? precipitation : 0)}</span>
      {probability !== null && probability >= MIN_CHANCE && (
        <span className="block text-muted text-xs">
          <span aria-hidden="true">{format.percent(probability)}</span>
          <span className="sr-only">{t("forecast.chance", { share: format.percent(probability) })}</span>
        </span>
      )}
    </>
  );
}
