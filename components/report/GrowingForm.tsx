import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { inputClass } from "@/components/ui/input";
import type { CalendarValue } from "@/lib/contract/climate/climate";
import type { Preferred } from "@/lib/format/preferred";
import { GROWING_METHODS, type GrowingRule } from "@/lib/weather/climate/climate";
import { roundHalfUp } from "@/lib/weather/rounding";
import { convert } from "@/lib/weather/units/units";

interface GrowingFormProps extends Pick<Preferred, "t" | "format"> {
  growing: GrowingRule;
  isUsual: boolean;
  /** The value that the calendar shows, which is kept. */
  shown: CalendarValue;
}

/** Selects another rule for growing degree days, kept in the address. */
export function GrowingForm({ growing, isUsual, shown, t, format }: GrowingFormProps) {
  const unit = format.reader.units.temperature === "°F" ? "°F" : "°C";
  const degrees = (celsius: number) => roundHalfUp(convert(celsius, "°C", unit), 1);
  return (
    <details open={!isUsual} className="print:hidden">
      <summary className="w-fit rounded hover:text-ink">{t("report.growingOther")}</summary>
      <form method="get" className="mt-2 flex flex-wrap items-end gap-3 text-[0.8125rem]">
        <input type="hidden" name="show" value={shown} />
        <input type="hidden" name="gddUnit" value={unit.slice(1)} />
        <Labelled label={t("report.growingBase", { unit })}>
          <input
            name="gddBase"
            type="number"
            step="0.1"
            min={degrees(-20)}
            max={degrees(40)}
            required
            defaultValue={degrees(growing.base)}
            className={inputClass()}
          />
        </Labelled>
        <Labelled label={t("report.growingLimit", { unit })}>
          <input
            name="gddLimit"
            type="number"
            step="0.1"
            max={degrees(60)}
            defaultValue={growing.limit === null ? "" : degrees(growing.limit)}
            className={inputClass()}
          />
        </Labelled>
        <Labelled label={t("report.growingMethod")}>
          <select name="gddMethod" defaultValue={growing.method} className={inputClass()}>
            {GROWING_METHODS.map((method) => (
              <option key={method} value={method}>
                {t(`report.${method}Held`)}
              </option>
            ))}
          </select>
        </Labelled>
        <button type="submit" className={buttonClass()}>
          {t("station.show")}
        </button>
      </form>
    </details>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is what it is around
    <label className="flex flex-col gap-1">
      <span>{label}</span>
      {children}
    </label>
  );
}
