import { useFormat, useText } from "@/components/prefs/Preferences";
import type { Trends } from "@/lib/contract/trends";
import type { Values } from "@/lib/weather/metrics";
import { directionOf } from "@/lib/weather/tendency";
import { Tile } from "./Tile";
import { TrendArrow } from "./TrendArrow";

export function PressureTile({ values, trend }: { values: Values; trend: Trends["pressure"] }) {
  const t = useText();
  const format = useFormat();
  const metric = values.seaLevelPressure === undefined ? "pressure" : "seaLevelPressure";
  return (
    <Tile label={t(`metrics.${metric}`)} value={values[metric]} metric={metric}>
      {trend && (
        <span title={t("station.inThreeHours", { change: format.difference(metric, trend.change) })}>
          <span className="inline-flex items-center gap-1 align-middle">
            <TrendArrow change={directionOf(trend.tendency)} />
          </span>{" "}
          {t(`station.${trend.tendency}`)}, {format.difference(metric, trend.change)} / 3&nbsp;h
        </span>
      )}
    </Tile>
  );
}
