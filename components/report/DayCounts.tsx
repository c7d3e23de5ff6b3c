import type { ReactNode } from "react";
import type { ClimatePeriod } from "@/lib/contract/climate/climate";
import type { Preferred } from "@/lib/format/preferred";
import { type CountedKind, countedIn } from "@/lib/weather/climate/dayCounts";
import { convert } from "@/lib/weather/units/units";
import { IncompleteMark, isIncomplete } from "./incomplete";

interface DayCountsProps extends Preferred {
  summary: ClimatePeriod;
}

/** How many days were hot, frosty, wet, … by the thresholds of the reader's units. */
export function DayCounts({ summary: { counts, metrics, measuredDays }, t, format }: DayCountsProps) {
  const shown = countedIn(format.reader.units, counts).filter(
    ({ of }) => metrics[of === "rain" ? "rain" : "temperature"],
  );
  return (
    <section aria-labelledby="kinds-of-days" className="print:break-inside-avoid">
      <h2 id="kinds-of-days" className="mb-3 font-semibold text-lg tracking-tight print:mb-1 print:text-sm">
        {t("report.days")}
      </h2>
      <dl className="grid grid-cols-2 gap-x-5 gap-y-3 text-sm sm:flex sm:flex-wrap sm:gap-x-7 print:flex print:flex-wrap print:gap-x-4 print:gap-y-1">
        <Count name={t("report.measured")} count={format.number(measuredDays)} />
        {shown.map((counted) => (
          <Count
            key={counted.kind}
            name={t(`report.${counted.is}`, { value: amount(format, counted) })}
            count={format.number(counted.count)}
            mark={isIncomplete({ metrics }, counted.of === "rain" ? "rain" : "temperature") && <IncompleteMark t={t} />}
          />
        ))}
      </dl>
    </section>
  );
}

/** With the threshold's decimals, which differ from a reading's. */
function amount(format: Preferred["format"], { of, value, unit }: CountedKind): string {
  const shownUnit = of === "rain" ? format.reader.units.length : format.reader.units.temperature;
  const shown = Number(convert(value, unit, shownUnit).toFixed(2));
  const digits = String(shown).split(".")[1]?.length ?? 0;
  return `${format.number(shown, digits)}\u00a0${shownUnit}`;
}

function Count({ name, count, mark }: { name: string; count: string; mark?: ReactNode }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-[0.8125rem] text-muted print:text-[6.5pt]">{name}</dt>
      <dd className="font-semibold text-lg print:text-xs">
        {count}
        {mark}
      </dd>
    </div>
  );
}
