import { expect, it } from "vitest";
import { outlinePath } from "@/lib/land/outline";

it("no ring of the outline crosses the whole map at the antimeridian", () => {
  const rings = outlinePath()
    .split("Z")
    .map((ring) => (ring.match(/-?[\d.]+ -?[\d.]+/g) ?? []).map((point) => point.split(" ").map(Number)));
  expect(rings.length).toBeGreaterThan(100);
  for (const ring of rings) {
    const steps = ring.slice(1).map(([x = 0], i) => Math.abs(x - (ring[i]?.[0] ?? 0)));
    // But for Antarctica, which goes around the pole: along the map's lower edge.
    const isPolar = ring.some(([, y]) => y === 90);
    if (!isPolar) expect(Math.max(0, ...steps)).toBeLessThan(30);
  }
});
