import { WindArrow } from "@/components/ui/WindArrow";
import { compassPoint, compassWords } from "@/lib/format/place";
import { formatNumber, formatValue, unitLabel } from "@/lib/format/value";
import { METRICS, type Values } from "@/lib/weather/metrics";

export function WindTile({ values: { windSpeed, windGust, windDirection } }: { values: Values }) {
  if (windSpeed === undefined) return null;
  return (
    <div className="card flex flex-col px-4 py-3.5">
      <h3 className="text-muted text-sm">Wind</h3>
      <div className="mt-auto flex items-center justify-between gap-2 pt-2">
        <p className="font-semibold text-2xl tracking-tight">
          {formatNumber(windSpeed, METRICS.windSpeed.decimals)}
          <span className="ml-1 font-normal text-base text-muted">{unitLabel("windSpeed")}</span>
        </p>
        {windDirection !== undefined && (
          <p className="flex items-center gap-1.5 font-medium text-sm">
            <WindArrow from={windDirection} className="size-4 text-accent" />
            <span aria-hidden="true">{compassPoint(windDirection)}</span>
            <span className="sr-only">from {compassWords(windDirection)}</span>
          </p>
        )}
      </div>
      <p className="mt-0.5 min-h-5 text-[0.8125rem] text-muted">
        {windGust !== undefined && `Gusts ${formatValue("windGust", windGust)}`}
      </p>
    </div>
  );
}
