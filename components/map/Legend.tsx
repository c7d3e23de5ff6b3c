import { useFormat, useText } from "@/components/prefs/Preferences";
import { temperatureColours } from "@/lib/weather/palette";

const LOWEST = -30;
const HIGHEST = 40;
const TICKS = [-30, -15, 0, 15, 40];

const SCALE = Array.from({ length: 29 }, (_, i) => LOWEST + (i * (HIGHEST - LOWEST)) / 28);
const GRADIENT = `linear-gradient(to right, ${SCALE.map((celsius) => temperatureColours(celsius).background).join(", ")})`;

export function Legend() {
  const t = useText();
  const format = useFormat();
  const value = (celsius: number) => format.number(format.convert("temperature", celsius));
  return (
    <figure
      aria-label={t("map.legend", { from: value(LOWEST), to: `${value(HIGHEST)} ${format.unit("temperature")}` })}
      className="card pointer-events-none absolute bottom-2.5 left-2.5 z-[1000] w-48 px-3 pt-2 pb-1 sm:w-64"
    >
      <div className="h-1.5 rounded-full" style={{ background: GRADIENT }} />
      <div className="relative mt-1 h-4 text-[0.6875rem] text-muted" aria-hidden="true">
        {TICKS.map((celsius) => {
          const share = (celsius - LOWEST) / (HIGHEST - LOWEST);
          return (
            <span
              key={celsius}
              className="absolute whitespace-nowrap"
              style={{ left: `${share * 100}%`, translate: `${-share * 100}%` }}
            >
              {value(celsius)}
              {celsius === HIGHEST && ` ${format.unit("temperature")}`}
            </span>
          );
        })}
      </div>
    </figure>
  );
}
