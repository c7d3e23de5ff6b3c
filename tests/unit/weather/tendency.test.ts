import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tendency } from "../../../lib/weather/tendency";

const change = fc.double({ min: -30, max: 30, noNaN: true });

describe("tendency", () => {
  it.each([
    [0, 0, "steady"],
    [0.04, -0.05, "steady"],
    [1, 1, "rising"],
    [0.06, 0.06, "rising"],
    [2, 0.5, "risingThenSteady"],
    [2, 0, "risingThenSteady"],
    [0, 2, "fallingThenRising"],
    [0.5, 2, "fallingThenRising"],
    [2, -1, "risingThenFalling"],
    [1, -1, "risingThenFalling"],
    [1, -2, "risingThenFallingLower"],
    [-1, 2, "fallingThenRising"],
    [-2, 1, "fallingThenRisingLower"],
    [-1, -1, "falling"],
    [-2, -0.5, "fallingThenSteady"],
    [-0.5, -2, "risingThenFallingLower"],
  ] as const)("after %s and then %s hPa is %s", (first, second, expected) => {
    expect(tendency(first, second)).toBe(expected);
  });

  it("never says that pressure rose when it is lower, or fell when it is higher", () => {
    fc.assert(
      fc.property(change, change, (first, second) => {
        const word = tendency(first, second);
        if (first + second < -0.2)
          expect(["rising", "risingThenSteady", "fallingThenRising", "risingThenFalling"]).not.toContain(word);
        if (first + second > 0.2)
          expect(["falling", "fallingThenSteady", "fallingThenRisingLower"]).not.toContain(word);
      }),
    );
  });
});
