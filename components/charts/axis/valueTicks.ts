/** About five round values that span from at or below `min` to at or above `max`, at least `minStep` apart. */
export function valueTicks(min: number, max: number, minStep: number): number[] {
  const rough = Math.max((max - min) / 4, minStep, Number.EPSILON);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(min / step + 1e-9);
  const last = Math.max(Math.ceil(max / step - 1e-9), first + 1);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
