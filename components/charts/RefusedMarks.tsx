import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { Series } from "@/lib/contract/series";
import type { Chart } from "./charts";
import { zoneOf } from "./charts";
import { timeStyle } from "./summary";

const ARM_PX = 4;

/** Crosses where values were refused. One beyond the axis stands at its end: an axis made for it would hide the weather. */
export function RefusedMarks({ chart, series }: { chart: Chart; series: Series }) {
  const t = useText();
  const format = useFormat();
  const area = usePlotArea();
  const [xOf, yOf] = [useXAxisScale(), useYAxisScale()];
  const keys = chart.lines.map(({ key }) => key);
  const points = series.flagged?.filter(({ metric }) => keys.includes(metric)) ?? [];
  if (!area || !xOf || !yOf) return null;
  return points.map(({ metric, time, value, flag }) => {
    const [x, y] = [xOf(time), yOf(format.convert(metric, value))];
    if (x === undefined || y === undefined) return null;
    const shown = Math.min(Math.max(y, area.y + ARM_PX), area.y + area.height - ARM_PX);
    return (
      <path
        key={`${metric} ${time}`}
        d={`M${x - ARM_PX} ${shown - ARM_PX}l${2 * ARM_PX} ${2 * ARM_PX}m0-${2 * ARM_PX}l-${2 * ARM_PX} ${2 * ARM_PX}`}
        stroke="var(--danger)"
        strokeWidth={1.75}
        strokeLinecap="round"
      >
        <title>
          {`${format.value(metric, value)}, ${t(`charts.${flag}`)}, ${format.timeIn(time, timeStyle(series), zoneOf(series, format))}`}
        </title>
      </path>
    );
  });
}
