import { describe, expect, it } from "vitest";
import { luminance } from "../../../../lib/weather/colours/colour";
import {
  labelColours,
  SCALED_METRICS,
  scaleEnds,
  temperatureLineColour,
} from "../../../../lib/weather/colours/palette";

const EVERY_DEGREE = Array.from({ length: 1201 }, (_, i) => -60 + i / 10);

function luminanceOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return luminance([red, green, blue]);
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(SCALED_METRICS)("the scale of %s", (metric) => {
  const [low, high] = scaleEnds(metric);
  const steps = Array.from({ length: 1001 }, (_, i) => low + (i / 1000) * (high - low));

  it("labels on a scale are readable at every value", () => {
    const worst = Math.min(
      ...steps.map((value) => {
        const { background, ink } = labelColours(metric, value);
        return contrast(background, ink);
      }),
    );
    expect(worst).toBeGreaterThanOrEqual(4.5);
  });

  it("a scale is continuous", () => {
    const luminances = steps.map((value) => luminanceOf(labelColours(metric, value).background));
    const jumps = luminances.slice(1).map((next, i) => Math.abs(next - (luminances[i] ?? 0)));
    expect(Math.max(...jumps)).toBeLessThan(0.03);
  });

  it("a scale keeps its end colours beyond them", () => {
    expect(labelColours(metric, low - 50)).toEqual(labelColours(metric, low));
    expect(labelColours(metric, high + 50)).toEqual(labelColours(metric, high));
  });
});

describe("temperatureLineColour", () => {
  it("temperature lines have the contrast that WCAG asks of graphics, in both themes", () => {
    for (const celsius of EVERY_DEGREE) {
      expect(contrast(temperatureLineColour(celsius, "light"), "#ffffff")).toBeGreaterThanOrEqual(3);
      expect(contrast(temperatureLineColour(celsius, "dark"), "#151a25")).toBeGreaterThanOrEqual(3);
    }
  });
});
