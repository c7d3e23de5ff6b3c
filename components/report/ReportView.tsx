import type { ReactNode } from "react";
import type { CalendarValue, ClimateMonth } from "@/lib/contract/climate/climate";
import type { ClimateSpan } from "@/lib/contract/climate/records";
import type { Preferred } from "@/lib/format/preferred";
import type { Text } from "@/lib/text/text";
import { type GrowingRule, HEATING_BASE, USUAL_GROWING } from "@/lib/weather/climate/climate";
import { GrowingForm } from "./GrowingForm";
import { PeriodPicker } from "./PeriodPicker";
import type { Period } from "./periods";
import { ReportHeading } from "./ReportHeading";

interface ReportViewProps extends Preferred {
  station: ClimateMonth["station"];
  period: Period;
  span: ClimateSpan;
  /** The rule for growing degree days, if not the default one. */
  growing: GrowingRule | undefined;
  /** Does the address contain an invalid rule? */
  isWrongRule: boolean;
  /** The value that the year's calendar shows. */
  shown: CalendarValue;
  /** Absent without any readings. */
  children: ReactNode;
}

/** The frame shared by the pages of a month and of a year. */
export function ReportView({
  station,
  period,
  span,
  growing,
  isWrongRule,
  shown,
  children,
  t,
  format,
}: ReportViewProps) {
  const celsius = (value: number) => format.value("temperature", value);
  return (
    <div className="mx-auto flex w-full max-w-[88rem] flex-col gap-6 px-4 pt-5 pb-16 sm:px-6 print:max-w-none print:gap-3 print:p-0">
      <ReportHeading station={station} period={period} span={span} growing={growing} t={t} format={format} />
      <PeriodPicker stationId={station.id} period={period} span={span} growing={growing} t={t} format={format} />
      {children}
      <div className="flex max-w-prose flex-col gap-1.5 text-muted text-xs leading-relaxed print:text-[6.5pt]">
        <p>{t("report.timesIn", { zone: station.timeZone.replaceAll("_", " ") })}</p>
        <p>
          {t("report.degreeDaysNote", { base: celsius(HEATING_BASE) })}{" "}
          {growingNote(growing ?? USUAL_GROWING, t, celsius)}
        </p>
        {isWrongRule && (
          <p role="alert" className="text-danger">
            {t("report.growingWrong")}
          </p>
        )}
        <GrowingForm
          growing={growing ?? USUAL_GROWING}
          isUsual={growing === undefined && !isWrongRule}
          shown={shown}
          t={t}
          format={format}
        />
        <p>{t("report.evapotranspirationNote")}</p>
        <p>{t("report.windNote")}</p>
      </div>
    </div>
  );
}

function growingNote({ base, limit, method }: GrowingRule, t: Text, celsius: (value: number) => string): string {
  if (limit === null) return t(`report.${method}From`, { base: celsius(base) });
  return t(`report.${method}Within`, { base: celsius(base), limit: celsius(limit) });
}
