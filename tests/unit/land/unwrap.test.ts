import { describe, expect, it } from "vitest";
import { unwrapRing } from "@/lib/land/unwrap";

describe("unwrapRing", () => {
  it("unwrapRing keeps a ring that does not cross the antimeridian", () => {
    const ring = [
      [10, 50],
      [20, 50],
      [20, 60],
      [10, 50],
    ];
    expect(unwrapRing(ring)).toEqual(ring);
  });

  it("unwrapRing continues beyond the antimeridian", () => {
    const ring = [
      [-179, 60],
      [-179, 70],
      [170, 70],
      [160, 60],
      [-179, 60],
    ];
    expect(unwrapRing(ring).map(([lon]) => lon)).toEqual([181, 181, 170, 160, 181]);
  });

  it("unwrapRing closes a ring around a pole along the pole", () => {
    const ring = [
      [-170, -70],
      [-50, -75],
      [70, -70],
      [170, -72],
      [-170, -70],
    ];
    expect(unwrapRing(ring)).toEqual([
      [-170, -70],
      [-50, -75],
      [70, -70],
      [170, -72],
      [190, -70],
      [190, -90],
      [-170, -90],
      [-170, -70],
    ]);
  });
});
