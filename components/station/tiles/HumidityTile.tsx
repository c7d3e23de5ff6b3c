import { useFormat, useText } from "@/components/prefs/Preferences";
import { frostPoint } from "@/lib/weather/formulas/humidity";
import type { Values } from "@/lib/weather/metrics";
import { Tile } from "./Tile";

/** Shows the frost point instead of the dew point where hoar frost forms. */
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
