import fc from "fast-check";
import { expect, it } from "vitest";
import { encodeLine, walkLine } from "../../../lib/format/landTile";

it("every encoded line is decoded unchanged", () => {
  const point = fc.tuple(fc.integer(), fc.integer());
  fc.assert(
    fc.property(fc.array(point), (points) => {
      const walked: [number, number][] = [];
      walkLine(encodeLine(points.flat()), (x, y) => walked.push([x, y]));
      expect(walked).toEqual(points);
    }),
  );
});
