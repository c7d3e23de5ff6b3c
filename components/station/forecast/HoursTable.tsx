import clsx from "clsx";
import { Clock, CloudSun, Droplets, Thermometer, Wind } from "lucide-react";
import type { ReactNode } from "react";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { Scrollable } from "@/components/ui/Scrollable";
import { WindArrow } from "@/components/ui/WindArrow";
import { WeatherIcon } from "@/components/weather/WeatherIcon";
import type { ForecastStep } from "@/lib/contract/forecast/forecast";
import { isCalm } from "@/lib/weather/formulas/wind";
import { PrecipitationBar } from "./PrecipitationBar";
import { TemperatureCurve } from "./TemperatureCurve";

/** The next steps side by side, as a table: readable aloud, and without scripts. */
export function HoursTable({ steps, timeZone }: { steps: readonly ForecastStep[]; timeZone: string }) {
  const t = useText();
  const format = useFormat();
  const days = steps.map(({ time }) => format.time(time, "weekday", timeZone));
  return (
    <Scrollable label={t("forecast.hours")} className="-mx-4 overflow-x-auto px-4 pb-1 sm:-mx-5 sm:px-5">
      <table
        className="w-full table-fixed text-center text-sm"
        style={{ minWidth: `${3.25 + steps.length * 2.75}rem` }}
      >
        <caption className="sr-only">{t("forecast.hours")}</caption>
        <thead>
          <tr>
            <RowHeading icon={<Clock />} name={t("forecast.time")} isColumn />
            {steps.map((step, i) => (
              <th
                key={step.time}
                scope="col"
                className={clsx("px-0.5 pt-1.5 pb-1 align-bottom font-normal text-muted text-xs", shade(step))}
              >
                {(i === 0 || days[i] !== days[i - 1]) && (
                  <span className="block whitespace-nowrap font-semibold text-ink">{days[i]}</span>
                )}
                <time dateTime={new Date(step.time).toISOString()}>{format.time(step.time, "time", timeZone)}</time>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <RowHeading icon={<CloudSun />} name={t("forecast.weather")} />
            {steps.map((step) => (
              <td key={step.time} className={shade(step)}>
                {step.condition && (
                  <span title={t(`conditions.${step.condition}`)}>
                    <WeatherIcon condition={step.condition} isNight={step.isNight} className="mx-auto size-8" />
                    <span className="sr-only">{t(`conditions.${step.condition}`)}</span>
                  </span>
                )}
              </td>
            ))}
          </tr>
          <tr>
            <RowHeading icon={<Thermometer />} name={t("metrics.temperature")} unit={format.unit("temperature")} />
            <TemperatureCurve steps={steps} cellClass={shade} />
          </tr>
          <tr>
            <RowHeading icon={<Droplets />} name={t("forecast.precipitation")} unit={format.unit("rain")} />
            {steps.map((step) => (
              <td key={step.time} className={clsx("align-bottom", shade(step))}>
                <PrecipitationBar step={step} most={mostRain(steps)} />
              </td>
            ))}
          </tr>
          <tr>
            <RowHeading icon={<Wind />} name={t("station.wind")} unit={format.unit("windSpeed")} />
            {steps.map((step) => (
              <td key={step.time} className={clsx("py-1.5", shade(step))}>
                <StepWind {...step} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </Scrollable>
  );
}

function shade({ isNight }: ForecastStep): string {
  return isNight ? "bg-sunken/70" : "";
}

/** So that a shower of a tenth of a millimetre does not look like a storm, mm. */
const MIN_SCALE = 2;

function mostRain(steps: readonly ForecastStep[]): number {
  return Math.max(MIN_SCALE, ...steps.map(({ precipitation }) => precipitation ?? 0));
}

interface RowHeadingProps {
  icon: ReactNode;
  name: string;
  unit?: string;
  isColumn?: boolean;
}

/** Stays in place while the rest is scrolled. */
function RowHeading({ icon, name, unit, isColumn = false }: RowHeadingProps) {
  return (
    <th
      scope={isColumn ? "col" : "row"}
      title={name}
      className="sticky left-0 z-10 w-13 bg-panel pr-2 text-left align-middle font-normal text-muted text-xs [&>svg]:size-4"
    >
      {icon}
      <span className="sr-only">{name}</span>
      {unit && <span className="mt-0.5 block">{unit}</span>}
    </th>
  );
}

function StepWind({ windSpeed, windDirection }: ForecastStep) {
  const t = useText();
  const format = useFormat();
  if (windSpeed === null) return null;
  const from = isCalm(windSpeed) ? null : windDirection;
  return (
    <>
      {from !== null && (
        <span className="mx-auto block w-fit text-muted" title={format.compassPoint(from)}>
          <WindArrow from={from} />
          <span className="sr-only">{t("station.from", { direction: format.compassWords(from) })} </span>
        </span>
      )}
      {format.rounded("windSpeed", windSpeed, 0)}
    </>
  );
}
