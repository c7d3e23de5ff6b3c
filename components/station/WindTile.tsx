import { useFormat, useText } from "@/components/prefs/Preferences";
import { WindArrow } from "@/components/ui/WindArrow";
import type { Values } from "@/lib/weather/metrics";

export function WindTile({ values: { windSpeed, windGust, windDirection } }: { values: Values }) {
  const t = useText();
  const format = useFormat();
  if (windSpeed === undefined) return null;
  return (
    <div className="card flex flex-col px-4 py-3.5">
      <h3 className="text-muted text-sm">{t("station.wind")}</h3>
      <div className="mt-auto flex items-center justify-between gap-2 pt-2">
        <p className="font-semibold text-2xl tracking-tight">
          {format.bare("windSpeed", windSpeed)}
          <span className="ml-1 font-normal text-base text-muted">{format.unit("windSpeed")}</span>
        </p>
        {windDirection !== undefined && (
          <p className="flex items-center gap-1.5 font-medium text-sm">
            <WindArrow from={windDirection} className="size-4 text-accent" />
            <span aria-hidden="true">{format.compassPoint(windDirection)}</span>
            <span className="sr-only">{t("station.from", { direction: format.compassWords(windDirection) })}</span>
          </p>
        )}
      </div>
      <p className="mt-0.5 min-h-5 text-[0.8125rem] text-muted">
        {windGust !== undefined && t("station.gusts", { value: format.value("windGust", windGust) })}
      </p>
    </div>
  );
}
