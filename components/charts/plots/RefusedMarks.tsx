import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import { useFormat, useText } from "@/components/prefs/Preferences";
import type { Series } from "@/lib/contract/charts/series";
import { isSuspicion } from "@/lib/weather/quality/flags";
import type { Chart } from "../charts";
import { zoneOf } from "../charts";
import { reasonOf } from "../reasonOf";
import { timeStyle } from "../summary";

const ARM_PX = 4;
const RING_PX = 5;

/**
 * Crosses for refused values, and rings around suspect ones. Values beyond the axis are drawn at its end, because an
 * extended axis would flatten the weather.
 */
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
    const isSuspect = isSuspicion(flag);
    return (
      <path
        key={`${metric} ${time}`}
        d={isSuspect ? ringAt(x, shown) : crossAt(x, shown)}
        fill="none"
        stroke={isSuspect ? "var(--warning)" : "var(--danger)"}
        strokeWidth={1.75}
        strokeLinecap="round"
      >
        <title>
          {`${format.value(metric, value)}, ${reasonOf(t, flag)}, ${format.timeIn(time, timeStyle(series), zoneOf(series, format))}`}
        </title>
      </path>
    );
  });
}

function crossAt(x: number, y: number): string {
  return `M${x - ARM_PX} ${y - ARM_PX}l${2 * ARM_PX} ${2 * ARM_PX}m0-${2 * ARM_PX}l-${2 * ARM_PX} ${2 * ARM_PX}`;
}

function ringAt(x: number, y: number): string {
  const half = `a${RING_PX} ${RING_PX} 0 1 0`;
  return `M${x - RING_PX} ${y}${half} ${2 * RING_PX} 0${half} ${-2 * RING_PX} 0`;
}
