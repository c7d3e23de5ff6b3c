import { Body, Equator, Horizon, Observer } from "astronomy-engine";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sunElevation } from "../../../../lib/weather/sky/sun";

it("the sun's elevation is within 0.05° of VSOP87 (astronomy-engine), anywhere from 1950 to 2050", () => {
  const times = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2050, 0, 1) });
  const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
  fc.assert(
    fc.property(times, degrees(90), degrees(180), (time, lat, lon) => {
      const observer = new Observer(lat, lon, 0);
      const at = new Date(time);
      const { ra, dec } = Equator(Body.Sun, at, observer, true, true);
      const { altitude } = Horizon(at, observer, ra, dec);
      expect(Math.abs(sunElevation(time, { lat, lon }) - altitude)).toBeLessThan(0.05);
    }),
  );
});
