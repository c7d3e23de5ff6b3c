import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onInTheDark } from "../../../../device-agent/actuators/follow-light";

describe("a light in the dark", () => {
  const lux = fc.double({ min: 0, max: 200_000, noNaN: true });
  const twilight = fc.record({ threshold: lux, hysteresis: lux });

  it("the light is on below the threshold, off above the hysteresis, and unchanged between them", () => {
    fc.assert(
      fc.property(fc.boolean(), lux, twilight, (on, light, rule) => {
        const next = onInTheDark(on, light, rule);
        if (light < rule.threshold) expect(next).toBe(true);
        else if (light > rule.threshold + rule.hysteresis) expect(next).toBe(false);
        else expect(next).toBe(on);
      }),
    );
  });

  it("the light does not flicker while the brightness changes by less than the hysteresis", () => {
    fc.assert(
      fc.property(twilight, lux, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (rule, base, parts) => {
        let on = false;
        let changes = 0;
        for (const part of parts) {
          const next = onInTheDark(on, base + part * rule.hysteresis, rule);
          if (next !== on) changes++;
          on = next;
        }
        expect(changes).toBeLessThanOrEqual(1);
      }),
    );
  });
});
