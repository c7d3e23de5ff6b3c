type Point = readonly [x: number, y: number];

/**
 * A smooth curve through values at equal distances, in pieces that lie side by side: one for each value, from halfway before to
 * halfway after it, in a box of 100 by 100 whose bottom is `low` and top `high`. A Catmull-Rom spline, cut in halves.
 * @returns SVG path data; undefined where there is no value
 */
export function curvePieces(values: readonly (number | null)[], low: number, high: number): (string | undefined)[] {
  const span = high - low || 1;
  const heights = values.map((value) => (value === null ? null : 100 - ((value - low) / span) * 100));
  return heights.map((y, i) => {
    if (y === null) return undefined;
    const before = heights[i - 1] ?? null;
    const after = heights[i + 1] ?? null;
    const left = before === null ? undefined : segment(heights, i - 1);
    const right = after === null ? undefined : segment(heights, i);
    // In the box of this piece the value is in the middle, its neighbours 100 away.
    const lead = left ? secondHalf(left).map(([x, height]): Point => [x - 50, height]) : undefined;
    const tail = right ? firstHalf(right).map(([x, height]): Point => [x + 50, height]) : undefined;
    const from = lead ? `M${text(lead[0])}C${lead.slice(1).map(text).join(" ")}` : `M${text([50, y])}`;
    return tail ? `${from}C${tail.slice(1).map(text).join(" ")}` : `${from}${lead ? "" : "h0"}`;
  });
}

type Bezier = readonly [Point, Point, Point, Point];

/** From the value at `i`, at x 0, to the next, at x 100. */
function segment(heights: readonly (number | null)[], i: number): Bezier {
  const at = heights[i] ?? 0;
  const to = heights[i + 1] ?? at;
  const before = heights[i - 1] ?? at;
  const after = heights[i + 2] ?? to;
  return [
    [0, at],
    [100 / 3, at + (to - before) / 6],
    [200 / 3, to - (after - at) / 6],
    [100, to],
  ];
}

/** De Casteljau, at the middle. */
function firstHalf([a, b, c, d]: Bezier): Bezier {
  const [ab, bc, cd] = [middle(a, b), middle(b, c), middle(c, d)];
  const [abc, bcd] = [middle(ab, bc), middle(bc, cd)];
  return [a, ab, abc, middle(abc, bcd)];
}

function secondHalf([a, b, c, d]: Bezier): Bezier {
  const [first, second, third, fourth] = firstHalf([d, c, b, a]);
  return [fourth, third, second, first];
}

function middle([ax, ay]: Point, [bx, by]: Point): Point {
  return [(ax + bx) / 2, (ay + by) / 2];
}

function text([x, y]: Point = [0, 0]): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
