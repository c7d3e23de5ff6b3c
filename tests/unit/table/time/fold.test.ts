import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inSecondRound } from "@/lib/table/time/fold";

const lines = (...walls: (number | [number, string])[]) =>
  walls.map((wall, i) =>
    typeof wall === "number" ? { wall, content: String(i) } : { wall: wall[0], content: wall[1] },
  );
const FORWARD = { isBackward: false, hasRepeats: false };

describe("inSecondRound", () => {
  it("lines of two rounds are told apart by any interval, in both directions and with any repeats", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 29 }),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        (interval, times, isBackward) => {
          const round = Array.from({ length: Math.ceil(60 / interval) }, (_, i) => i * interval);
          const instants = [...round, ...round.map((minute) => minute + 60)];
          const written = instants.flatMap((instant) =>
            Array.from({ length: times }, () => ({ wall: instant % 60, content: String(instant), instant })),
          );
          if (isBackward) written.reverse();
          const second = inSecondRound(written, { isBackward, hasRepeats: times > 1 });
          expect(second).toEqual(written.map(({ instant }) => instant >= 60));
        },
      ),
    );
  });

  it("an hourly file has its one time twice, unless its lines are repeated anyway", () => {
    expect(inSecondRound(lines(0, 0), FORWARD)).toEqual([false, true]);
    expect(inSecondRound(lines([0, "same"], [0, "same"]), { isBackward: false, hasRepeats: true })).toEqual([
      false,
      false,
    ]);
    expect(inSecondRound(lines(0), FORWARD)).toEqual([false]);
  });

  it("in a file in no order, the second content of a time is of the second round", () => {
    const shuffled = lines([30, "a"], [0, "b"], [30, "c"], [0, "d"], [30, "a"]);
    expect(inSecondRound(shuffled, FORWARD)).toEqual([false, false, true, true, false]);
  });
});
