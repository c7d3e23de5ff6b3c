import type { ReactNode } from "react";
import type { ClimateMonth } from "@/lib/contract/climate";
import type { ClimateSpan } from "@/lib/contract/records";
import type { Preferred } from "@/lib/format/preferred";
import { GROWING_BASE, HEATING_BASE } from "@/lib/weather/climate";
import { PeriodPicker } from "./PeriodPicker";
import type { Period } from "./periods";
import { ReportHeading } from "./ReportHeading";

interface ReportViewProps extends Preferred {
  station: ClimateMonth["station"];
  period: Period;
  span: ClimateSpan;
  /** Absent without any readings. */
  children: ReactNode;
}

/** What the pages of a month and of a year have around what they tell. */
export function ReportView({ station, period, span, children, t, format }: ReportViewProps) {
  const celsius = (value: number) => format.value("temperature", value);
  return (
    <div className="mx-auto flex w-full max-w-[88rem] flex-col gap-6 px-4 pt-5 pb-16 sm:px-6 print:max-w-none print:gap-3 print:p-0">
      <ReportHeading station={station} period={period} span={span} t={t} format={format} />
      <PeriodPicker stationId={station.id} period={period} span={span} t={t} format={format} />
      {children}
      <div className="flex max-w-prose flex-col gap-1.5 text-muted text-xs leading-relaxed print:text-[6.5pt]">
        <p>{t("report.timesIn", { zone: station.timeZone.replaceAll("_", " ") })}</p>
        <p>{t("report.degreeDaysNote", { base: celsius(HEATING_BASE), growing: celsius(GROWING_BASE) })}</p>
        <p>{t("report.windNote")}</p>
      </div>
    </div>
  );
}
