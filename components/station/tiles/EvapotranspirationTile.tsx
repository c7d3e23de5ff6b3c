import { useFormat, useText } from "@/components/prefs/Preferences";
import type { Trends } from "@/lib/contract/climate/trends";
import { Tile } from "./Tile";

/**
 * The water that gardens have lost, and how much of it rain replaced; empty if neither today's nor the week's is known.
 */
export function EvapotranspirationTile({ recent }: { recent: Trends["evapotranspiration"] }) {
  const t = useText();
  const format = useFormat();
  if (!recent) return null;
  const { today, week } = recent;
  const balance = typeof week?.balance === "number" && (
    <span className="block">{t("station.waterBalance", { value: format.value("rain", week.balance) })}</span>
  );
  if (today === null) {
    return (
      <Tile label={t("station.evapotranspirationWeek")} value={week?.value} metric="rain">
        {balance}
      </Tile>
    );
  }
  return (
    <Tile label={t("station.evapotranspirationToday")} value={today} metric="rain">
      {week && t("station.lastSevenDays", { value: format.value("rain", week.value) })}
      {balance}
    </Tile>
  );
}
