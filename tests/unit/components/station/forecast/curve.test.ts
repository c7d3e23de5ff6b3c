import fc from "fast-check";
import { expect, it } from "vitest";
import { curvePieces } from "@/components/station/forecast/curve";
import { nextRequest } from "@/components/station/forecast/nextRequest";

/** The numbers of a piece: x and y in turn. */
const numbers = (piece = "") => (piece.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
const degrees = fc.integer({ min: -40, max: 50 });

it("each piece begins where the one before it ends", () => {
  fc.assert(
    fc.property(fc.array(degrees, { minLength: 2, maxLength: 30 }), (values) => {
      const pieces = curvePieces(values, -40, 50).map(numbers);
      for (const [i, piece] of pieces.entries()) {
        const next = pieces[i + 1];
        if (next) expect([0, piece.at(-1)]).toEqual(next.slice(0, 2));
      }
    }),
  );
});

it("the curve goes through every value, in the middle of its piece", () => {
  fc.assert(
    fc.property(fc.array(degrees, { minLength: 1, maxLength: 30 }), (values) => {
      for (const [i, piece] of curvePieces(values, -40, 50).entries()) {
        const points = numbers(piece);
        const at = points.findIndex((x, n) => n % 2 === 0 && x === 50);
        expect(points[at + 1]).toBeCloseTo(100 - (((values[i] ?? 0) + 40) / 90) * 100, 0);
      }
    }),
  );
});

it("a steady temperature is a straight line, and a missing one a gap", () => {
  const [first, second, gap, alone] = curvePieces([5, 5, null, 5], 0, 10);
  expect(numbers(first).filter((_, n) => n % 2 === 1)).toEqual([50, 50, 50, 50]);
  expect(numbers(second).at(-2)).toBe(50);
  expect(gap).toBeUndefined();
  expect(alone).toBe("M50 50h0");
});

it("the server is asked again soon while an answer is on its way, and else when there is something new", () => {
  const now = 1_000_000;
  expect(nextRequest({ isRefreshing: true, nextAt: now }, now)).toBe(2_000);
  expect(nextRequest({ isRefreshing: false, nextAt: now + 1_800_000 }, now)).toBe(1_800_000);
  expect(nextRequest({ isRefreshing: false, nextAt: now - 5 }, now)).toBe(60_000);
  expect(nextRequest({ isRefreshing: false, nextAt: now + 86_400_000 }, now)).toBe(3_600_000);
  expect(nextRequest(null, now)).toBe(3_600_000);
});
