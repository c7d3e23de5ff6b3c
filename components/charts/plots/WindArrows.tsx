import { usePlotArea, useXAxisScale } from "recharts";
import type { Row } from "../rows";

const SPACING_PX = 30;

/** Along the top, where the wind blew to. As many as there is room for. */
export function WindArrows({ rows }: { rows: Row[] }) {
  const area = usePlotArea();
  const scale = useXAxisScale();
  if (!area || !scale) return null;
  let last = Number.NEGATIVE_INFINITY;
  return (
    <g fill="var(--muted)">
      {rows.map(({ time, values: { windDirection } }) => {
        const x = scale(time);
        if (typeof windDirection !== "number" || x === undefined || x - last < SPACING_PX) return null;
        last = x;
        return (
          <path
            key={time}
            d="M0-5.5 4 5 0 2.5-4 5Z"
            transform={`translate(${x} ${area.y - 11}) rotate(${windDirection + 180})`}
          />
        );
      })}
    </g>
  );
}
