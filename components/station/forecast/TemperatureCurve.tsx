import clsx from "clsx";
import { useFormat } from "@/components/prefs/Preferences";
import type { ForecastStep } from "@/lib/contract/forecast/forecast";
import { temperatureLineColour } from "@/lib/weather/colours/palette";
import { curvePieces } from "./curve";

/** Degrees that the curve spans at least, so that a steady night looks steady. */
const MIN_SPAN = 6;
/** The room for the curve, and above it for the numbers, in % of the cell's height. */
const [CURVE, ROOM] = [58, 12];

interface TemperatureCurveProps {
  steps: readonly ForecastStep[];
  cellClass: (step: ForecastStep) => string;
}

/** Cells with a number each, and a piece of the curve below it in the colour of its temperature. */
export function TemperatureCurve({ steps, cellClass }: TemperatureCurveProps) {
  const format = useFormat();
  const values = steps.map(({ temperature }) => temperature);
  const known = values.filter((value) => value !== null);
  const [low, high] = boundsOf(known);
  const pieces = curvePieces(values, low, high);
  return steps.map((step, i) => {
    const { temperature } = step;
    const piece = pieces[i];
    if (temperature === null || piece === undefined) return <td key={step.time} className={cellClass(step)} />;
    const height = ROOM + ((temperature - low) / (high - low)) * CURVE;
    return (
      <td key={step.time} className={clsx("relative h-24", cellClass(step))}>
        <svg
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="absolute inset-x-0 w-full overflow-visible"
          style={{ bottom: `${ROOM}%`, height: `${CURVE}%`, color: colourOf(temperature) }}
          aria-hidden="true"
        >
          <path d={piece} fill="none" stroke="currentColor" strokeWidth={2.5} vectorEffect="non-scaling-stroke" />
        </svg>
        <span className="absolute inset-x-0 font-semibold" style={{ bottom: `${height + 4}%` }}>
          {format.degrees(temperature)}
        </span>
      </td>
    );
  });
}

function boundsOf(values: readonly number[]): [low: number, high: number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const more = Math.max(0, MIN_SPAN - (high - low)) / 2;
  return [low - more, high + more];
}

/** The page's theme may be the system's, which no script knows while the server renders. */
function colourOf(celsius: number): string {
  return `light-dark(${temperatureLineColour(celsius, "light")}, ${temperatureLineColour(celsius, "dark")})`;
}
