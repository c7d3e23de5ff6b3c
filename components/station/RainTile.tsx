import { useFormat, useText } from "@/components/prefs/Preferences";
import { Tile } from "./Tile";

/** mm; nothing where the station has no gauge. */
export function RainTile({ last, today }: { last: number | undefined; today: number | null }) {
  const t = useText();
  const format = useFormat();
  if (today === null) {
    return (
      <Tile label={t("metrics.rain")} value={last} metric="rain">
        {t("station.rainSince")}
      </Tile>
    );
  }
  return (
    <Tile label={t("station.rainToday")} value={today} metric="rain">
      {last !== undefined && last > 0 && t("station.lastRain", { value: format.value("rain", last) })}
    </Tile>
  );
}
