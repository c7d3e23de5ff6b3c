import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Calibration, calibrated } from "../../../../lib/weather/derived/calibration";
import { shownValues } from "../../../../lib/weather/derived/derive";
import { METRIC_KEYS, METRICS } from "../../../../lib/weather/metrics";

const calibration = (given: Partial<Calibration>): Calibration => ({
  metric: "temperature",
  since: 0,
  factor: 1,
  offset: 0,
  ...given,
});

describe("calibrated", () => {
  it("a calibration multiplies, then adds, without floating-point noise", () => {
    expect(calibrated({ temperature: 0.1 }, 0, [calibration({ offset: 0.2 })])).toEqual({ temperature: 0.3 });
    expect(calibrated({ temperature: 20 }, 0, [calibration({ factor: 1.05, offset: -0.5 })])).toEqual({
      temperature: 20.5,
    });
    // A tipping bucket that is found to tip at 0.21 mm in place of 0.2.
    expect(calibrated({ rain: 0.6 }, 0, [calibration({ metric: "rain", factor: 1.05 })])).toEqual({ rain: 0.63 });
  });

  it("the latest calibration in force applies, per metric", () => {
    const calibrations = [
      calibration({ since: 10, offset: 1 }),
      calibration({ metric: "humidity", since: 15, offset: -3 }),
      calibration({ since: 20, offset: 2 }),
      calibration({ since: 30 }),
    ];
    const at = (time: number) => calibrated({ temperature: 5, humidity: 50 }, time, calibrations);
    expect([9, 10, 15, 19, 20, 30].map(at)).toEqual([
      { temperature: 5, humidity: 50 },
      { temperature: 6, humidity: 50 },
      { temperature: 6, humidity: 47 },
      { temperature: 6, humidity: 47 },
      { temperature: 7, humidity: 47 },
      { temperature: 5, humidity: 47 },
    ]);
  });

  it("a calibrated wind direction wraps around", () => {
    const turned = (windDirection: number, offset: number) =>
      calibrated({ windDirection }, 0, [calibration({ metric: "windDirection", offset })]).windDirection;
    expect([turned(350, 20), turned(10, -20), turned(180, 0), turned(90, -720)]).toEqual([10, 350, 180, 90]);
  });

  it("a calibrated value is clamped to the possible range, and an impossible one stays", () => {
    const light = [calibration({ metric: "light", offset: -5 })];
    expect(calibrated({ light: 3 }, 0, light)).toEqual({ light: 0 });
    expect(calibrated({ temperature: -127 }, 0, [calibration({ offset: 100 })])).toEqual({ temperature: -127 });
    const humid = { elevation: null, calibrations: [calibration({ metric: "humidity", factor: 1.2 })] };
    const reading = { time: 0, values: { humidity: 98 }, flags: null, corrections: null };
    expect(shownValues(reading, humid)).toEqual({ humidity: 100 });
  });

  it("a calibrated possible value is possible", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...METRIC_KEYS).chain((metric) =>
          fc.record({
            metric: fc.constant(metric),
            sent: fc.double({ min: METRICS[metric].min, max: METRICS[metric].max, noNaN: true }),
            factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
            offset: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
          }),
        ),
        ({ metric, sent, factor, offset }) => {
          const value =
            calibrated({ [metric]: sent }, 0, [calibration({ metric, factor, offset })])[metric] ?? Number.NaN;
          expect(value).toBeGreaterThanOrEqual(METRICS[metric].min);
          expect(value).toBeLessThanOrEqual(METRICS[metric].max);
        },
      ),
    );
  });
});

describe("shownValues of a calibrated sensor", () => {
  const metadata = { elevation: null, calibrations: [calibration({ offset: -2 })] };
  const values = { temperature: 22, humidity: 50 };

  it("values derived from a calibrated sensor use its calibrated values", () => {
    const reading = { time: 0, values, flags: null, corrections: null };
    const right = shownValues({ ...reading, values: { temperature: 20, humidity: 50 } }, { elevation: null });
    expect(right.dewPoint).toBeDefined();
    expect(shownValues(reading, metadata)).toEqual(right);
  });

  it("a calibration does not change a correction", () => {
    const reading = { time: 0, values, flags: null, corrections: { temperature: 21 } };
    expect(shownValues(reading, metadata).temperature).toBe(21);
  });
});
