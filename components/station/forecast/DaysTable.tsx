import { Sunrise, Sunset } from "lucide-react";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { WindArrow } from "@/components/ui/WindArrow";
import { WeatherIcon } from "@/components/weather/WeatherIcon";
import type { ForecastDay } from "@/lib/contract/forecast/forecast";
import { isCalm } from "@/lib/weather/formulas/wind";
import { TemperatureRange } from "./TemperatureRange";

/** A row for each day. */
export function DaysTable({ days, timeZone }: { days: readonly ForecastDay[]; timeZone: string }) {
  const t = useText();
  const title = t("forecast.days", { count: days.length });
  const names = ["weather", "highAndLow", "precipitation"] as const;
  const lows = days.flatMap(({ low }) => low ?? []);
  const highs = days.flatMap(({ high }) => high ?? []);
  const span = { low: Math.min(...lows), high: Math.max(...highs) };
  return (
    <div className="mt-3 border-line border-t pt-3">
      <h3 className="font-semibold">{title}</h3>
      <table className="w-full text-sm">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("forecast.day")}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {t(`forecast.${name}`)}
              </th>
            ))}
            <th scope="col">{t("station.wind")}</th>
            <th scope="col" className="max-lg:hidden">
              {t("forecast.sun")}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {days.map((day) => (
            <Row key={day.day} day={day} span={span} timeZone={timeZone} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  day: ForecastDay;
  /** Of all days, °C. */
  span: { low: number; high: number };
  timeZone: string;
}

function Row({ day: { day, high, low, condition, sunrise, sunset, ...rest }, span, timeZone }: RowProps) {
  const t = useText();
  const format = useFormat();
  return (
    <tr>
      <th scope="row" className="whitespace-nowrap py-1.5 pr-2 text-left font-medium sm:w-28">
        {format.date(day, "weekday")}
      </th>
      <td className="py-1.5 pr-2 sm:w-52">
        {condition && (
          <span className="flex items-center gap-2.5">
            <WeatherIcon condition={condition} className="size-8 shrink-0" />
            <span className="max-sm:sr-only">{t(`conditions.${condition}`)}</span>
          </span>
        )}
      </td>
      <td className="py-1.5">
        <TemperatureRange low={low} high={high} span={span} />
      </td>
      <td className="whitespace-nowrap py-1.5 pl-2 text-right tabular-nums sm:w-36 sm:pl-5">
        <Precipitation {...rest} />
      </td>
      <td className="whitespace-nowrap py-1.5 pl-2 text-right tabular-nums sm:w-32 sm:pl-5">
        <DayWind {...rest} />
      </td>
      <td className="w-44 whitespace-nowrap py-1.5 pl-5 text-right text-muted tabular-nums max-lg:hidden">
        {sunrise !== null && (
          <Sun icon={<Sunrise className="size-3.5" aria-hidden="true" />} text={t("sky.sunrise")}>
            {format.time(sunrise, "time", timeZone)}
          </Sun>
        )}
        {sunset !== null && (
          <Sun icon={<Sunset className="size-3.5" aria-hidden="true" />} text={t("sky.sunset")}>
            {format.time(sunset, "time", timeZone)}
          </Sun>
        )}
      </td>
    </tr>
  );
}

function Sun({ icon, text, children }: { icon: React.ReactNode; text: string; children: string }) {
  return (
    <span className="ml-2.5 inline-flex items-center gap-1">
      {icon}
      <span className="sr-only">{text} </span>
      {children}
    </span>
  );
}

function Precipitation({ precipitation, probability }: Pick<ForecastDay, "precipitation" | "probability">) {
  const t = useText();
  const format = useFormat();
  if (precipitation === null) return null;
  return (
    <>
      {probability !== null && (
        <span className="mr-2 text-muted text-xs max-sm:hidden">
          <span aria-hidden="true">{format.percent(probability)}</span>
          <span className="sr-only">{t("forecast.chance", { share: format.percent(probability) })}, </span>
        </span>
      )}
      <span className={precipitation < 0.05 ? "text-muted" : "font-medium"}>{format.value("rain", precipitation)}</span>
    </>
  );
}

function DayWind({ windSpeed, windDirection }: Pick<ForecastDay, "windSpeed" | "windDirection">) {
  const t = useText();
  const format = useFormat();
  if (windSpeed === null) return null;
  const from = isCalm(windSpeed) ? null : windDirection;
  return (
    <span className="inline-flex items-center gap-1.5">
      {from !== null && (
        <>
          <WindArrow from={from} className="size-3.5 text-muted" />
          <span className="sr-only">{t("station.from", { direction: format.compassWords(from) })}</span>
        </>
      )}
      <span>
        {format.rounded("windSpeed", windSpeed, 0)}
        <span className="text-muted max-sm:sr-only"> {format.unit("windSpeed")}</span>
      </span>
    </span>
  );
}
