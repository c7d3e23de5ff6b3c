import { useFormat, useText } from "@/components/prefs/Preferences";
import type { Trends } from "@/lib/contract/climate/trends";
import { isCalm, windFrom } from "@/lib/weather/formulas/wind";
import type { Values } from "@/lib/weather/metrics";

interface WindTileProps {
  values: Values;
  /** The strongest gust today. */
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

/**
 * The direction (degrees) from which the wind comes, on a dial, with an arrow in the direction of flow. Decorative; the
 * text beside it says the same.
 */
function Compass({ from, label }: { from: number; label: string }) {
  return (
    <svg viewBox="-32 -32 64 64" className="size-16 shrink-0 self-center" aria-hidden="true">
      <circle r={29} fill="none" stroke="var(--line)" strokeWidth={1.5} />
      {Array.from({ length: 16 }, (_, i) => i * 22.5).map((angle) => (
        <path
          key={angle}
          d={`M0-29v${angle % 90 === 0 ? 5 : 2.5}`}
          stroke="var(--muted)"
          strokeWidth={angle % 90 === 0 ? 1.75 : 1}
          transform={`rotate(${angle})`}
        />
      ))}
      <g transform={`rotate(${from})`} fill="var(--accent)">
        <path d="M0-15-5-27 0-24.5 5-27Z" />
      </g>
      <text textAnchor="middle" dominantBaseline="central" y={0.5} fontSize={15} fontWeight={650} fill="currentColor">
        {label}
      </text>
    </svg>
  );
}
