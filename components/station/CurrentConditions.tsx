import { useState } from "react";
import { Age } from "@/components/live/Age";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { StationSummary } from "@/lib/contract/station";
import { METRIC_KEYS, type MetricKey } from "@/lib/weather/metrics";
import { TemperatureTile } from "./TemperatureTile";
import { Tile } from "./Tile";
import { WindTile } from "./WindTile";

/** Have a tile of their own, or a line in one. */
const PLACED: ReadonlySet<MetricKey> = new Set([
  "temperature",
  "feelsLike",
  "humidity",
  "dewPoint",
  "pressure",
  "seaLevelPressure",
  "windSpeed",
  "windGust",
  "windDirection",
  "rain",
]);

export function CurrentConditions({ station }: { station: StationSummary }) {
  const t = useText();
  const format = useFormat();
  const { latest, timestamp, timeZone } = station;
  const others = METRIC_KEYS.filter((key) => !PLACED.has(key) && latest[key] !== undefined);
  const pressure = latest.seaLevelPressure === undefined ? "pressure" : "seaLevelPressure";
  return (
    <section aria-labelledby="now-title" className="relative">
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <h2 id="now-title" className="font-semibold text-lg tracking-tight">
          {t("station.now")}
        </h2>
        <p className="text-muted text-sm">
          {timestamp !== null && `${t("station.observed")} `}
          <Age time={timestamp} timeZone={timeZone} />
        </p>
      </div>
      {timestamp === null ? (
        <p className="card px-5 py-8 text-center text-muted">{t("station.neverSent")}</p>
      ) : (
        <div className="grid gap-3 sm:grid-cols-[12rem_minmax(0,1fr)] lg:grid-cols-[15rem_minmax(0,1fr)]">
          <TemperatureTile station={station} />
          <div className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-3">
            <Tile label={t("metrics.humidity")} value={latest.humidity} metric="humidity">
              {latest.dewPoint !== undefined &&
                t("station.dewPoint", { value: format.value("dewPoint", latest.dewPoint) })}
            </Tile>
            <Tile label={t("station.pressure")} value={latest[pressure]} metric={pressure}>
              {pressure === "seaLevelPressure" ? t("station.atSeaLevel") : t("station.atStation")}
            </Tile>
            <WindTile values={latest} />
            <Tile label={t("metrics.rain")} value={latest.rain} metric="rain">
              {t("station.rainSince")}
            </Tile>
            {others.map((key) => (
              <Tile key={key} label={t(`metrics.${key}`)} value={latest[key]} metric={key} />
            ))}
          </div>
        </div>
      )}
      <Flash timestamp={timestamp} />
    </section>
  );
}

/** Lights up once for every reading that arrives after the page was opened. */
function Flash({ timestamp }: { timestamp: number | null }) {
  const [first] = useState(timestamp);
  if (timestamp === first) return null;
  return (
    <span
      key={timestamp}
      aria-hidden="true"
      className="pointer-events-none absolute -inset-2 motion-safe:animate-arrive rounded-2xl opacity-60"
    />
  );
}
