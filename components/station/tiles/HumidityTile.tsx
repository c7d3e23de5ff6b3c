import { useFormat, useText } from "@/components/prefs/Preferences";
import { frostPoint } from "@/lib/weather/formulas/humidity";
import type { Values } from "@/lib/weather/metrics";
import { Tile } from "./Tile";

/** The frost point is told of air that makes hoar frost and no dew. */
export function HumidityTile({ humidity, dewPoint }: Pick<Values, "humidity" | "dewPoint">) {
  const t = useText();
  const format = useFormat();
  const frost = dewPoint === undefined ? null : frostPoint(dewPoint);
  return (
    <Tile label={t("metrics.humidity")} value={humidity} metric="humidity">
      {dewPoint !== undefined && t("station.dewPoint", { value: format.value("dewPoint", dewPoint) })}
      {frost !== null && (
        <span className="block">{t("station.frostPoint", { value: format.value("dewPoint", frost) })}</span>
      )}
    </Tile>
  );
}
