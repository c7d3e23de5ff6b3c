import { useFormat, useText } from "@/components/prefs/Preferences";
import type { RainYear } from "@/lib/contract/climate/climate";
import { Tile } from "./Tile";

interface RainTileProps {
  /** mm; undefined if the station has no gauge. */
  last: number | undefined;
  today: number | null;
  year: RainYear;
}

export function RainTile({ last, today, year }: RainTileProps) {
  const t = useText();
  const format = useFormat();
  const sinceYear = year.rain && (
    <span className="block">
      {t(year.rain.isWhole ? "station.rainYear" : "station.rainYearIncomplete", {
        value: format.value("rain", year.rain.value),
        day: format.date(year.first, "day"),
      })}
    </span>
  );
  if (today === null) {
    return (
      <Tile label={t("metrics.rain")} value={last} metric="rain">
        {t("station.rainSince")}
        {sinceYear}
      </Tile>
    );
  }
  return (
    <Tile label={t("station.rainToday")} value={today} metric="rain">
      {last !== undefined && last > 0 && t("station.lastRain", { value: format.value("rain", last) })}
      {sinceYear}
    </Tile>
  );
}
