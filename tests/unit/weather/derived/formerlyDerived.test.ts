import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivedValue } from "../../../../lib/weather/derived/derive";
import { FORMERLY_DERIVED, wasDerived } from "../../../../lib/weather/derived/formerlyDerived";
import { possibleValues } from "../arbitraries";

describe("wasDerived", () => {
  it("values derived from raw values are recognized, with any of the station's elevations", () => {
    fc.assert(
      fc.property(possibleValues, fc.integer({ min: -400, max: 740 }), (values, elevation) => {
        for (const key of FORMERLY_DERIVED) {
          const value = derivedValue(key, values, elevation);
          if (value === undefined) continue;
          const stored = { values: { ...values, [key]: value }, flags: null };
          expect(wasDerived(key, stored, [3, elevation])).toBe(true);
        }
      }),
    );
  });

  it("values derived from those that passed quality control are recognized, whatever flags people set later", () => {
    const values = { temperature: 20, humidity: 999, pressure: 980 };
    const seaLevelPressure = derivedValue("seaLevelPressure", { temperature: 20, pressure: 980 }, 200) ?? Number.NaN;
    const stored = { ...values, seaLevelPressure };
    expect(wasDerived("seaLevelPressure", { values: stored, flags: { humidity: "range" } }, [200])).toBe(true);
    expect(wasDerived("seaLevelPressure", { values: stored, flags: null }, [200])).toBe(true);
    const dewPoint = derivedValue("dewPoint", { temperature: 20, humidity: 50 }, null) ?? Number.NaN;
    const hidden = { values: { temperature: 20, humidity: 50, dewPoint }, flags: { temperature: "hidden" } as const };
    expect(wasDerived("dewPoint", hidden, [])).toBe(true);
  });

  it("a feels-like equal to the air temperature is recognized where no index is defined", () => {
    expect(wasDerived("feelsLike", { values: { temperature: 15, humidity: 50, feelsLike: 15 }, flags: null }, [])).toBe(
      true,
    );
    expect(wasDerived("feelsLike", { values: { temperature: 15, feelsLike: 15 }, flags: null }, [])).toBe(false);
  });

  it("measured values are not taken for derived ones", () => {
    const values = {
      temperature: 20,
      humidity: 50,
      pressure: 980,
      dewPoint: 9.3,
      feelsLike: 19.5,
      seaLevelPressure: 1003.2,
    };
    for (const key of FORMERLY_DERIVED) expect(wasDerived(key, { values, flags: null }, [200])).toBe(false);
  });
});
