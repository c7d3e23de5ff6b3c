import { type PointerEvent, useState } from "react";
import { usePlotArea, useXAxisInverseScale } from "recharts";

/** Shorter drags count as clicks. */
const LEAST_PX = 6;
const LEAST_MS = 10 * 60_000;

/**
 * Dragging with a mouse over a chart selects a range. Touch scrolls the page; touch and keyboard users have the date
 * fields.
 */
export function SelectRange({ onSelect }: { onSelect: (from: number, to: number) => void }) {
  const area = usePlotArea();
  const timeAt = useXAxisInverseScale();
  const [ends, setEnds] = useState<readonly [begun: number, now: number] | null>(null);
  if (!area || !timeAt) return null;

  const xOf = ({ clientX, currentTarget }: PointerEvent<SVGRectElement>) => {
    const left = currentTarget.ownerSVGElement?.getBoundingClientRect().left ?? 0;
    return Math.min(Math.max(clientX - left, area.x), area.x + area.width);
  };

  function start(event: PointerEvent<SVGRectElement>) {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    setEnds([xOf(event), xOf(event)]);
  }

  function finish() {
    setEnds(null);
    if (!ends || Math.abs(ends[0] - ends[1]) < LEAST_PX) return;
    const [from = 0, to = 0] = ends.map((x) => Number(timeAt?.(x))).sort((a, b) => a - b);
    const middle = (from + to) / 2;
    const half = Math.max(to - from, LEAST_MS) / 2;
    onSelect(Math.round(middle - half), Math.round(middle + half));
  }

  return (
    <g data-picture="no">
      {ends && (
        <rect
          x={Math.min(...ends)}
          width={Math.abs(ends[0] - ends[1])}
          y={area.y}
          height={area.height}
          fill="var(--accent)"
          fillOpacity={0.15}
        />
      )}
      <rect
        x={area.x}
        y={area.y}
        width={area.width}
        height={area.height}
        fill="transparent"
        className="cursor-crosshair"
        onPointerDown={start}
        onPointerMove={(event) => ends && setEnds([ends[0], xOf(event)])}
        onPointerUp={finish}
        onPointerCancel={() => setEnds(null)}
      />
    </g>
  );
}
