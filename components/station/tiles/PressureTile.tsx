import { useFormat, useText } from "@/components/prefs/Preferences";
import type { Trends } from "@/lib/contract/climate/trends";
import { directionOf } from "@/lib/weather/formulas/tendency";
import type { Values } from "@/lib/weather/metrics";
import { Tile } from "./Tile";
import { TrendArrow } from "./TrendArrow";

/** Shows the first of these that is known. */
const SHOWN = ["seaLevelPressure", "pressure", "altimeterSetting"] as const;

export function PressureTile({ values, trend }: { values: Values; trend: Trends["pressure"] }) {
  const t = useText();
  const format = useFormat();
  const metric = SHOWN.find((key) => values[key] !== undefined) ?? "pressure";
  const { altimeterSetting } = values;
  // A change that is displayed as zero says less than the words: "falling slowly" may be by less than 0.01 inHg.
  const change =
    trend && format.isDifference(metric, trend.change) ? format.difference(metric, trend.change) : undefined;
  return (
    <Tile label={t(`metrics.${metric}`)} value={values[metric]} metric={metric}>
      {altimeterSetting !== undefined && metric !== "altimeterSetting" && (
        <abbr title={t("metrics.altimeterSetting")} className="block no-underline">
          {t("station.altimeterSetting", { value: format.value("altimeterSetting", altimeterSetting) })}
        </abbr>
      )}
      {trend && (
        <span title={change && t("station.inThreeHours", { change })}>
          <span className="inline-flex items-center gap-1 align-middle">
            <TrendArrow change={directionOf(trend.tendency)} />
          </span>{" "}
          {t(`station.${trend.tendency}`)}
          {change && <>, {change} / 3&nbsp;h</>}
        </span>
      )}
    </Tile>
  );
}
