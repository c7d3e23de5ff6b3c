import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivedValue, shownValues, withInputs, withoutEchoes } from "../../../../lib/weather/derived/derive";
import { feelsLike } from "../../../../lib/weather/formulas/comfort";
import { dewPoint } from "../../../../lib/weather/formulas/humidity";
import { altimeterSetting, seaLevelPressure } from "../../../../lib/weather/formulas/pressure";
import { METRICS, type MetricKey, type Values } from "../../../../lib/weather/metrics";
import { goodValues } from "../../../../lib/weather/quality/quality";
import { HOUR_MS } from "../../../../lib/weather/time/durations";
import { possibleValues } from "../arbitraries";

const elevations = fc.option(fc.double({ min: -500, max: 9000, noNaN: true }));

const derive = (values: Values, metadata: { elevation: number | null }) =>
  shownValues({ time: 0, values, flags: null, corrections: null }, metadata);

describe("shownValues", () => {
  it("missing values are derived", () => {
    const values = { temperature: 30, humidity: 60, pressure: 980, windSpeed: 2 };
    expect(derive(values, { elevation: 300 })).toEqual({
      ...values,
      dewPoint: dewPoint(30, 60),
      feelsLike: feelsLike(30, 60, 2),
      seaLevelPressure: seaLevelPressure(980, 300, 30, 60),
      altimeterSetting: altimeterSetting(980, 300),
    });
  });

  it("values with missing inputs are not derived", () => {
    expect(derive({ temperature: 20 }, { elevation: 300 })).toEqual({ temperature: 20 });
    expect(derive({ temperature: 20, windSpeed: 5 }, { elevation: 300 })).toEqual({ temperature: 20, windSpeed: 5 });
    const withoutTemperature = { humidity: 60, pressure: 980 };
    expect(derive(withoutTemperature, { elevation: 300 })).toEqual({
      ...withoutTemperature,
      altimeterSetting: altimeterSetting(980, 300),
    });
    const anywhere = { temperature: 20, pressure: 980 };
    expect(derive(anywhere, { elevation: null })).toEqual(anywhere);
    expect(derive({ temperature: 5, windSpeed: 5 }, { elevation: null })).toHaveProperty("feelsLike");
    expect(derive({}, { elevation: 0 })).toEqual({});
  });

  it("a high station's pressure is reduced with the temperature twelve hours earlier, if there is one", () => {
    const values = { temperature: 25, humidity: 30, pressure: 835 };
    const reading = { time: 12 * HOUR_MS, values, flags: null, corrections: null };
    const shown = (temperatures?: { time: number; temperature: number }[]) =>
      shownValues(reading, { elevation: 1609, ...(temperatures && { temperatures }) });
    expect(shown()).not.toHaveProperty("seaLevelPressure");
    expect(shown([{ time: 2 * HOUR_MS, temperature: 5 }])).not.toHaveProperty("seaLevelPressure");
    expect(shown([{ time: 0, temperature: 5 }]).seaLevelPressure).toBe(seaLevelPressure(835, 1609, 25, 30, 5));
    expect(shown()).toHaveProperty("altimeterSetting");
  });

  it("a heat index far beyond its regression is left out", () => {
    expect(derive({ temperature: 55, humidity: 100 }, { elevation: null })).not.toHaveProperty("feelsLike");
  });

  it("measured values are kept, and only possible values added", () => {
    fc.assert(
      fc.property(possibleValues, elevations, (values, elevation) => {
        const complete = derive(values, { elevation });
        expect(complete).toMatchObject(goodValues(values, null, null));
        expect(values).not.toBe(complete);
        for (const [key, value] of Object.entries(complete) as [MetricKey, number][]) {
          expect(value).toBeGreaterThanOrEqual(METRICS[key].min);
          expect(value).toBeLessThanOrEqual(METRICS[key].max);
        }
      }),
    );
  });

  it("derived values follow a correction, and none is derived from a hidden value", () => {
    const reading = {
      time: 0,
      values: { temperature: 38, humidity: 55, pressure: 990 },
      flags: null,
      corrections: null,
    };
    const place = { elevation: 200 };
    expect(shownValues({ ...reading, corrections: { temperature: 22 } }, place)).toEqual({
      ...derive({ ...reading.values, temperature: 22 }, place),
    });
    expect(shownValues({ ...reading, flags: { temperature: "hidden" } }, place)).toEqual({
      humidity: 55,
      pressure: 990,
      altimeterSetting: altimeterSetting(990, 200),
    });
  });

  it("values that were sent, hidden or corrected are not derived", () => {
    const values = { temperature: 38, humidity: 55, dewPoint: 20 };
    const shown = (said: { flags?: object; corrections?: object }) =>
      shownValues({ time: 0, values, flags: null, corrections: null, ...said }, { elevation: null });
    expect(shown({ corrections: { temperature: 22 } })).toMatchObject({ dewPoint: 20 });
    expect(shown({ flags: { dewPoint: "step" } })).not.toHaveProperty("dewPoint");
    expect(shown({ flags: { feelsLike: "hidden" } })).not.toHaveProperty("feelsLike");
    expect(shown({ corrections: { feelsLike: 41 } })).toMatchObject({ feelsLike: 41 });
  });
});

describe("withInputs", () => {
  it("withInputs names the inputs of wanted values, each once", () => {
    expect(withInputs(["rain"])).toEqual(["rain"]);
    expect(withInputs(["dewPoint", "temperature", "seaLevelPressure"])).toEqual([
      "dewPoint",
      "temperature",
      "humidity",
      "seaLevelPressure",
      "pressure",
    ]);
  });
});

describe("withoutEchoes", () => {
  const values = { temperature: 21.3, humidity: 48, pressure: 990 };
  const sentAs = (sent: Values) => withoutEchoes({ time: 0, values: sent, flags: null }, { elevation: 200 });

  it("values derived from the same reading are removed, as in an export", () => {
    expect(sentAs(derive(values, { elevation: 200 }))).toEqual(values);
  });

  it("values that an instrument may have sent are kept", () => {
    for (const dewPoint of [9.8, Number(derivedValue("dewPoint", values, 200)?.toFixed(3))]) {
      expect(sentAs({ ...values, dewPoint })).toEqual({ ...values, dewPoint });
    }
    // In fog both are the temperature, to the last digit.
    const fog = { temperature: 10, humidity: 100, dewPoint: 10 };
    expect(sentAs(fog)).toEqual(fog);
  });
});
