import type { RainYear } from "@/lib/contract/climate/climate";
import type { Preferred } from "@/lib/format/preferred";
import { IncompleteMark, IncompleteNote } from "./incomplete";

interface RainYearNoteProps extends Preferred {
  rainYear: RainYear;
  /** The station's date now. */
  today: string;
}

/** The total of a year that begins in another month than January. */
export function RainYearNote({ rainYear: { first, last, rain }, today, t, format }: RainYearNoteProps) {
  if (rain === null) return null;
  const period = { first: format.date(first, "longDate"), last: format.date(last, "longDate") };
  return (
    <div>
      <h2 className="mb-1 font-semibold text-lg tracking-tight print:text-sm">{t("report.rainYear")}</h2>
      <p className="text-sm">
        {t("report.rainYearOf", { ...period, value: format.value("rain", rain.value) })}
        {!rain.isWhole && <IncompleteMark t={t} />}
        {today <= last && <span className="text-muted"> {t("report.soFar")}</span>}
      </p>
      {!rain.isWhole && <IncompleteNote t={t} />}
    </div>
  );
}
