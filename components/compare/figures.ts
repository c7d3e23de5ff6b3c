import type { Line } from "./lines";

/** The figures of a line, from its buckets' extremes if there are any; null without a value. */
export interface Figures {
  low: number;
  high: number;
  mean: number;
  total: number;
}

export function figuresOf({ columns }: Pick<Line, "columns">): Figures | null {
  const values = columns.value.filter((value) => value !== null);
  if (values.length === 0) return null;
  const total = values.reduce((sum, value) => sum + value, 0);
  return {
    low: least(columns.min ?? values),
    high: -least((columns.max ?? values).map((value) => -value)),
    mean: total / values.length,
    total,
  };
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}
