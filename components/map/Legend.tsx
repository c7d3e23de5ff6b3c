import { valueTicks } from "@/components/charts/axis/valueTicks";
import { useFormat, useText } from "@/components/prefs/Preferences";
import { labelColours } from "@/lib/weather/colours/palette";
import { KEYS, type MapMetric } from "./mapMetrics";

/** The range of most weather, in canonical units. */
const ENDS: Record<MapMetric, readonly [low: number, high: number]> = {
  temperature: [-30, 40],
  feelsLike: [-30, 40],
  humidity: [0, 100],
  pressure: [960, 1050],
  wind: [0, 30],
  rain: [0, 60],
  light: [0, 100_000],
};

const STEPS = 28;

interface LegendProps {
  metric: MapMetric;
  /** Does any station show an altimeter setting? */
  hasAltimeterSettings: boolean;
}

export function Legend({ metric, hasAltimeterSettings }: LegendProps) {
  const t = useText();
  const format = useFormat();
  const key = KEYS[metric];
  const [low, high] = ENDS[metric];
  const colours = Array.from(
    { length: STEPS + 1 },
    (_, i) => labelColours(key, low + (i / STEPS) * (high - low)).background,
  );
  const [first, last] = [format.convert(key, low), format.convert(key, high)];
  const ticks = valueTicks(first, last, 0).filter((tick) => tick >= first && tick <= last);
  const decimals = ticks.every(Number.isInteger) ? 0 : 1;
  const name = t(`map.${metric}`);
  const [from, to] = [format.value(key, low), format.value(key, high)];
  return (
    <figure
      aria-label={t("map.legend", { metric: name, from, to })}
      className="card pointer-events-none absolute bottom-2.5 left-2.5 z-[1000] w-52 px-3 pt-1.5 pb-1 sm:w-72"
    >
      <figcaption className="mb-1 flex justify-between gap-3 text-[0.6875rem] text-muted" aria-hidden="true">
        {name}
        <span>{format.unit(key)}</span>
      </figcaption>
      <div className="h-1.5 rounded-full" style={{ background: `linear-gradient(to right, ${colours.join(", ")})` }} />
      <div className="relative mt-1 h-4 text-[0.6875rem] text-muted" aria-hidden="true">
        {ticks.map((tick) => {
          const share = (tick - first) / (last - first);
          return (
            <span
              key={tick}
              className="absolute whitespace-nowrap"
              style={{ left: `${share * 100}%`, translate: `${-share * 100}%` }}
            >
              {format.number(tick, decimals)}
            </span>
          );
        })}
      </div>
      {hasAltimeterSettings && <p className="text-[0.6875rem] text-muted">{t("map.altimeterSettings")}</p>}
    </figure>
  );
}
