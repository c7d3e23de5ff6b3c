import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { feelsLike } from "../../../lib/weather/comfort";
import { derive } from "../../../lib/weather/derive";
import { dewPoint } from "../../../lib/weather/humidity";
import { METRICS, type MetricKey } from "../../../lib/weather/metrics";
import { seaLevelPressure } from "../../../lib/weather/pressure";
import { possibleValues } from "./arbitraries";

const elevations = fc.option(fc.double({ min: -500, max: 9000, noNaN: true }));

describe("derive", () => {
  it("fills in what follows", () => {
    const values = { temperature: 30, humidity: 60, pressure: 980, windSpeed: 2 };
    expect(derive(values, { elevation: 300 })).toEqual({
      ...values,
      dewPoint: dewPoint(30, 60),
      feelsLike: feelsLike(30, 60, 2),
      seaLevelPressure: seaLevelPressure(980, 300, 30, 60),
    });
  });

  it("leaves out what lacks something", () => {
    expect(derive({ temperature: 20 }, { elevation: 300 })).toEqual({ temperature: 20 });
    expect(derive({ temperature: 20, windSpeed: 5 }, { elevation: 300 })).toEqual({ temperature: 20, windSpeed: 5 });
    expect(derive({ humidity: 60, pressure: 980 }, { elevation: 300 })).toEqual({ humidity: 60, pressure: 980 });
    expect(derive({ temperature: 20, pressure: 980 }, { elevation: null })).not.toHaveProperty("seaLevelPressure");
    expect(derive({ temperature: 5, windSpeed: 5 }, { elevation: null })).toHaveProperty("feelsLike");
    expect(derive({}, { elevation: 0 })).toEqual({});
  });

  it("leaves out a heat index far beyond its regression", () => {
    expect(derive({ temperature: 55, humidity: 100 }, { elevation: null })).not.toHaveProperty("feelsLike");
  });

  it("keeps what was measured, and adds only numbers that are possible", () => {
    fc.assert(
      fc.property(possibleValues, elevations, (values, elevation) => {
        const complete = derive(values, { elevation });
        expect(complete).toMatchObject(values);
        for (const [key, value] of Object.entries(complete) as [MetricKey, number][]) {
          expect(value).toBeGreaterThanOrEqual(METRICS[key].min);
          expect(value).toBeLessThanOrEqual(METRICS[key].max);
        }
      }),
    );
  });
});
