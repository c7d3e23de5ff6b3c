import { useFormat, useText } from "@/components/prefs/Preferences";
import type { Trends } from "@/lib/contract/climate/trends";
import { isCalm, windFrom } from "@/lib/weather/formulas/wind";
import type { Values } from "@/lib/weather/metrics";
import { Compass } from "./Compass";

interface WindTileProps {
  values: Values;
  /** The strongest today. */
  gust: Trends["today"]["gust"];
  timeZone: string;
}

export function WindTile({ values, gust, timeZone }: WindTileProps) {
  const t = useText();
  const format = useFormat();
  const { windSpeed, windGust } = values;
  if (windSpeed === undefined) return null;
  const direction = windFrom(values);
  const when = gust && format.extreme(gust.time, "time", timeZone);
  return (
    <div className="card flex items-stretch justify-between gap-2 px-4 py-3.5 max-sm:col-span-2">
      <div className="flex min-w-0 flex-col">
        <h3 className="text-muted text-sm">{t("station.wind")}</h3>
        <p className="mt-auto pt-2 font-semibold text-2xl tracking-tight">
          {format.bare("windSpeed", windSpeed)}
          <span className="ml-1 font-normal text-base text-muted">{format.unit("windSpeed")}</span>
        </p>
        <p
          className="mt-0.5 min-h-5 text-[0.8125rem] text-muted"
          title={
            gust
              ? `${t("station.strongestToday", { value: format.value("windGust", gust.value) })}${when && `, ${when}`}`
              : undefined
          }
        >
          {isCalm(windSpeed) && t("station.calm")}
          {direction !== undefined && (
            <span className="sr-only">{t("station.from", { direction: format.compassWords(direction) })} </span>
          )}
          {windGust !== undefined && t("station.gusts", { value: format.value("windGust", windGust) })}
        </p>
      </div>
      {direction !== undefined && <Compass from={direction} label={format.compassPoint(direction)} />}
    </div>
  );
}
