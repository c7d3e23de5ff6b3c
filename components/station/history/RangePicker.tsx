import { useText } from "@/components/prefs/Preferences";
import type { Range, Span } from "@/lib/contract/charts/span";
import { RANGE_KEYS } from "./span";

const RANGES = Object.keys(RANGE_KEYS) as Range[];

/** The ranges up to now; none is selected while dates are. */
export function RangePicker({ span, onChange }: { span: Span; onChange: (span: Span) => void }) {
  const t = useText();
  return (
    <fieldset className="flex min-w-0 flex-wrap rounded-xl border border-line bg-sunken p-1">
      <legend className="sr-only">{t("station.range")}</legend>
      {RANGES.map((range) => (
        <label
          key={range}
          className="cursor-pointer rounded-lg has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name="range"
            checked={"range" in span && span.range === range}
            onChange={() => onChange({ range })}
            className="peer sr-only"
          />
          <span className="block whitespace-nowrap rounded-lg px-2.5 py-1.5 font-medium text-muted text-sm transition-colors hover:text-ink peer-checked:bg-panel peer-checked:text-ink peer-checked:shadow-sm sm:px-3 dark:peer-checked:bg-line">
            {t(RANGE_KEYS[range])}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
