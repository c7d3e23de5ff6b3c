import type { ReactNode } from "react";
import type { ClimatePeriod } from "@/lib/contract/climate/climate";
import type { Preferred } from "@/lib/format/preferred";
import { countedIn } from "@/lib/weather/climate/dayCounts";
import { labelColours } from "@/lib/weather/colours/palette";
import type { MetricKey } from "@/lib/weather/metrics";
import { derivedFormats } from "./derived";
import { EstimateMark, isEstimated } from "./estimate";
import { IncompleteMark, isIncomplete } from "./incomplete";

interface HighlightsProps extends Preferred {
  summary: ClimatePeriod;
  /** Is the period not over yet? */
  isRunning: boolean;
  timeZone: string;
}

/** A summary of a month or year: its means, sums and records. */
export function Highlights({ summary, isRunning, timeZone, t, format }: HighlightsProps) {
  const { metrics, meanHigh, meanLow, wettestDay, degreeDays, evapotranspiration, windRun, prevailingWind, counts } =
    summary;
  const { temperature, rain, rainRate, snowDepth, sunshine, windSpeed, windGust } = metrics;
  const derived = derivedFormats(format);
  const rainDays = countedIn(format.reader.units, counts).find(({ kind }) => kind === "rain")?.count ?? 0;
  const at = (time: number) => format.extremeIn(time, "dayTime", timeZone);
  const celsius = (value: number) => format.value("temperature", value);
  const mark = (metric: MetricKey) => isIncomplete(summary, metric) && <IncompleteMark t={t} />;
  return (
    <section aria-label={t("report.summary")}>
      {isRunning && <p className="mb-2 text-muted text-sm print:text-[6.5pt]">{t("report.soFarNote")}</p>}
      <dl className="grid grid-cols-2 gap-3 md:grid-cols-4 print:grid-cols-4 print:gap-1">
        {temperature && (
          <>
            {temperature.value !== null && (
              <Highlight
                name={t("report.meanTemperature")}
                value={celsius(temperature.value)}
                celsius={temperature.value}
                mark={mark("temperature")}
              >
                {meanHigh !== null &&
                  meanLow !== null &&
                  t("report.meanHighLow", { high: celsius(meanHigh), low: celsius(meanLow) })}
              </Highlight>
            )}
            <Highlight name={t("report.highest")} value={celsius(temperature.max)} celsius={temperature.max}>
              {at(temperature.maxTime)}
            </Highlight>
            <Highlight name={t("report.lowest")} value={celsius(temperature.min)} celsius={temperature.min}>
              {at(temperature.minTime)}
            </Highlight>
          </>
        )}
        {rain && (
          <Highlight name={t("metrics.rain")} value={format.value("rain", rain.value ?? 0)} mark={mark("rain")}>
            {t("report.rainDays", { count: rainDays })}
            {wettestDay && (
              <span className="block">
                {t("report.wettest", {
                  day: format.date(wettestDay.day, "day"),
                  value: format.value("rain", wettestDay.value),
                })}
              </span>
            )}
          </Highlight>
        )}
        {rainRate && (
          <Highlight name={t("report.highestRainRate")} value={format.value("rainRate", rainRate.max)}>
            {rainRate.max > 0 && at(rainRate.maxTime)}
          </Highlight>
        )}
        {snowDepth && (
          <Highlight name={t("report.deepestSnow")} value={format.value("snowDepth", snowDepth.max)}>
            {snowDepth.max > 0 && at(snowDepth.maxTime)}
          </Highlight>
        )}
        {sunshine && (
          <Highlight
            name={t("metrics.sunshine")}
            value={format.value("sunshine", sunshine.value ?? 0)}
            mark={mark("sunshine")}
          />
        )}
        {windGust && (
          <Highlight name={t("report.strongestGust")} value={format.value("windGust", windGust.max)}>
            {at(windGust.maxTime)}
          </Highlight>
        )}
        {typeof windSpeed?.value === "number" && (
          <Highlight
            name={t("report.meanWind")}
            value={format.value("windSpeed", windSpeed.value)}
            mark={mark("windSpeed")}
          >
            {prevailingWind !== null && t("report.fromMostly", { direction: format.compassPoint(prevailingWind) })}
          </Highlight>
        )}
        {windRun !== null && (
          <Highlight
            name={t("report.windRun")}
            value={`${derived.windRun(windRun)}\u00a0${derived.windRunUnit}`}
            mark={mark("windSpeed")}
          >
            {t("report.windRunHint")}
          </Highlight>
        )}
        {degreeDays && (
          <Highlight
            name={t("report.degreeDays")}
            value={`${derived.degreeDays(degreeDays.heating)}\u00a0${derived.degreeDaysUnit}`}
            mark={mark("temperature")}
          >
            {t("report.coolingGrowing", {
              cooling: derived.degreeDays(degreeDays.cooling),
              growing: derived.degreeDays(degreeDays.growing),
            })}
          </Highlight>
        )}
        {evapotranspiration && (
          <Highlight
            name={t("report.evapotranspiration")}
            value={format.value("rain", evapotranspiration.value)}
            before={isEstimated(evapotranspiration) && <EstimateMark t={t} />}
            mark={mark("temperature")}
          >
            {typeof rain?.value === "number" &&
              rain.isWhole &&
              !isRunning &&
              t("report.waterBalance", { value: format.value("rain", rain.value - evapotranspiration.value) })}
            {evapotranspiration.days.radiationEstimated > 0 && (
              <span className="block">
                {t("report.radiationEstimated", { count: evapotranspiration.days.radiationEstimated })}
              </span>
            )}
            {evapotranspiration.days.temperatureOnly > 0 && (
              <span className="block">
                {t("report.temperatureOnly", { count: evapotranspiration.days.temperatureOnly })}
              </span>
            )}
          </Highlight>
        )}
      </dl>
    </section>
  );
}

interface HighlightProps {
  name: string;
  value: string;
  /** Sets the colour of a temperature. */
  celsius?: number;
  /** A mark for an estimate. */
  before?: ReactNode;
  /** A mark for an incomplete figure. */
  mark?: ReactNode;
  children?: ReactNode;
}

function Highlight({ name, value, celsius, before, mark, children }: HighlightProps) {
  return (
    <div className="card flex flex-col px-4 py-3 print:border-0 print:p-0 print:shadow-none">
      <dt className="flex items-center gap-2 text-[0.8125rem] text-muted print:text-[6.5pt]">
        {celsius !== undefined && (
          <span
            aria-hidden="true"
            className="size-2.5 rounded-full print:hidden"
            style={{ backgroundColor: labelColours("temperature", celsius).background }}
          />
        )}
        {name}
      </dt>
      <dd className="mt-0.5">
        <span className="font-semibold text-xl tracking-tight sm:text-2xl print:text-sm">
          {before}
          {value}
          {mark}
        </span>
        <span className="mt-0.5 block text-muted text-xs leading-relaxed print:text-[6.5pt] print:leading-snug">
          {children}
        </span>
      </dd>
    </div>
  );
}
