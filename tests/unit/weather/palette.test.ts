import { describe, expect, it } from "vitest";
import { luminance, temperatureColours, temperatureLineColour } from "../../../lib/weather/palette";

const EVERY_DEGREE = Array.from({ length: 1201 }, (_, i) => -60 + i / 10);

function luminanceOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return luminance([red, green, blue]);
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe("temperatureColours", () => {
  it("can be read at every temperature", () => {
    const worst = Math.min(
      ...EVERY_DEGREE.map((celsius) => {
        const { background, ink } = temperatureColours(celsius);
        return contrast(background, ink);
      }),
    );
    expect(worst).toBeGreaterThanOrEqual(4.5);
  });

  it("changes without a jump", () => {
    for (const celsius of EVERY_DEGREE) {
      const [here, next] = [celsius, celsius + 0.1].map((each) => luminanceOf(temperatureColours(each).background));
      expect(Math.abs((here ?? 0) - (next ?? 1))).toBeLessThan(0.02);
    }
  });

  it("stays at its ends beyond them", () => {
    expect(temperatureColours(-90)).toEqual(temperatureColours(-40));
    expect(temperatureColours(60)).toEqual(temperatureColours(48));
  });
});

describe("temperatureLineColour", () => {
  it("stands out from the page in both themes as WCAG asks of graphics", () => {
    for (const celsius of EVERY_DEGREE) {
      expect(contrast(temperatureLineColour(celsius, "light"), "#ffffff")).toBeGreaterThanOrEqual(3);
      expect(contrast(temperatureLineColour(celsius, "dark"), "#151a25")).toBeGreaterThanOrEqual(3);
    }
  });
});
