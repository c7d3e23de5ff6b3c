import { useState } from "react";
import { Age } from "@/components/live/Age";
import { useText } from "@/components/prefs/Preferences";
import type { Trends } from "@/lib/contract/climate/trends";
import type { Device } from "@/lib/contract/device/status";
import type { StationSummary } from "@/lib/contract/station/station";
import { METRIC_KEYS, type MetricKey } from "@/lib/weather/metrics";
import { PresenceBadge } from "../PresenceBadge";
import { CloudBaseTile } from "./CloudBaseTile";
import { EvapotranspirationTile } from "./EvapotranspirationTile";
import { HumidityTile } from "./HumidityTile";
import { PressureTile } from "./PressureTile";
import { RainTile } from "./RainTile";
import { TemperatureTile } from "./TemperatureTile";
import { Tile } from "./Tile";
import { Trend } from "./Trend";
import { WindTile } from "./WindTile";

/** Metrics with a tile of their own, or a line in one. */
const PLACED: ReadonlySet<MetricKey> = new Set([
  "temperature",
  "feelsLike",
  "humidity",
  "dewPoint",
  "pressure",
  "seaLevelPressure",
  "altimeterSetting",
  "windSpeed",
  "windGust",
  "windDirection",
  "rain",
  "sunshine",
]);

interface CurrentConditionsProps {
  station: StationSummary;
  trends: Trends;
  /** Null if the station never had one. */
  device: Device | null;
}

export function CurrentConditions({ station, trends, device }: CurrentConditionsProps) {
  const t = useText();
  const { latest, timestamp, timeZone } = station;
  const others = METRIC_KEYS.filter((key) => !PLACED.has(key) && latest[key] !== undefined);
  return (
    <section aria-labelledby="now-title" className="relative">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="now-title" className="font-semibold text-lg tracking-tight">
          {t("station.now")}
        </h2>
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-muted text-sm">
          <span>
            {timestamp !== null && `${t("station.observed")} `}
            <Age time={timestamp} timeZone={timeZone} />
          </span>
          {device && <PresenceBadge device={device} timeZone={timeZone} />}
        </p>
      </div>
      {timestamp === null ? (
        <p className="card px-5 py-8 text-center text-muted">{t("station.neverSent")}</p>
      ) : (
        <div className="grid gap-3 sm:grid-cols-[13rem_minmax(0,1fr)] lg:grid-cols-[16rem_minmax(0,1fr)]">
          <TemperatureTile station={station} trends={trends} />
          <div className="grid grid-cols-[repeat(auto-fit,minmax(9.25rem,1fr))] gap-3">
            <HumidityTile {...latest} />
            <PressureTile values={latest} trend={trends.pressure} />
            <WindTile values={latest} gust={trends.today.gust} timeZone={timeZone} />
            <RainTile last={latest.rain} today={trends.today.rain} year={trends.rainYear} />
            <Tile label={t("station.sunshineToday")} value={trends.today.sunshine ?? undefined} metric="sunshine" />
            <EvapotranspirationTile recent={trends.evapotranspiration} />
            <CloudBaseTile station={station} />
            {others.map((key) => (
              <Tile key={key} label={t(`metrics.${key}`)} value={latest[key]} metric={key}>
                <Trend metric={key} change={trends.sinceHour[key]} />
              </Tile>
            ))}
          </div>
        </div>
      )}
      <Flash timestamp={timestamp} />
    </section>
  );
}

/** Flashes once for every reading that arrives after the page was opened. */
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
