import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulated } from "../../../../device-agent/sensors/simulated";
import { rainBetween, weatherAt } from "../../../../device-agent/sensors/weather/weather";
import { METRIC_KEYS, METRICS } from "../../../../lib/weather/metrics";
import { boardWith, patient } from "../support/board";

const HOUR = 3_600_000;
const places = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  latitude: fc.double({ min: -70, max: 70, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
const times = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) });
const BERLIN = { seed: 1, latitude: 52.5, longitude: 13.4 };

/** A week around midsummer or midwinter, hour by hour, of many seeds. */
function weeks(month: number) {
  const all = [];
  for (let seed = 0; seed < 20; seed++) {
    for (let hour = 0; hour < 24 * 7; hour++) {
      const time = Date.UTC(2026, month, 18) + hour * HOUR;
      all.push({ hour: hour % 24, time, seed, ...weatherAt({ ...BERLIN, seed }, time) });
    }
  }
  return all;
}
const mean = (values: (number | undefined)[]) =>
  values.reduce<number>((sum, v) => sum + (v ?? Number.NaN), 0) / values.length;

describe("simulated weather", () => {
  it("simulated weather is physically possible anywhere and at any time", () => {
    fc.assert(
      fc.property(places, times, (place, time) => {
        const values = weatherAt(place, time);
        for (const key of METRIC_KEYS) {
          const value = values[key];
          if (value === undefined) continue;
          expect(value, key).toBeGreaterThanOrEqual(METRICS[key].min);
          expect(value, key).toBeLessThanOrEqual(METRICS[key].max);
        }
        expect(values.windGust).toBeGreaterThanOrEqual(values.windSpeed ?? 0);
        const rain = rainBetween(place, time - HOUR, time);
        expect(rain).toBeGreaterThanOrEqual(0);
        expect(rain).toBeLessThan(60);
      }),
    );
  });

  it("simulated weather changes no faster than real weather", () => {
    fc.assert(
      fc.property(places, times, (place, time) => {
        const before = weatherAt(place, time);
        const after = weatherAt(place, time + 60_000);
        expect(Math.abs((after.temperature ?? 0) - (before.temperature ?? 0))).toBeLessThan(0.5);
        expect(Math.abs((after.pressure ?? 0) - (before.pressure ?? 0))).toBeLessThan(0.2);
        expect(Math.abs((after.humidity ?? 0) - (before.humidity ?? 0))).toBeLessThan(5);
      }),
    );
  });

  it("simulated weather is warm and bright on a summer afternoon, cold and dark on a winter night", () => {
    const [summer, winter] = [weeks(5), weeks(11)];
    const at = (all: typeof summer, hour: number) => all.filter((one) => one.hour === hour);
    expect(mean(summer.map((one) => one.temperature)) - mean(winter.map((one) => one.temperature))).toBeGreaterThan(10);
    expect(mean(at(summer, 14).map((one) => one.temperature))).toBeGreaterThan(
      mean(at(summer, 3).map((one) => one.temperature)) + 3,
    );
    expect(mean(at(summer, 11).map((one) => one.light))).toBeGreaterThan(20_000);
    expect(mean(at(winter, 23).map((one) => one.light))).toBeLessThan(1);
    expect(mean(at(summer, 14).map((one) => one.humidity))).toBeLessThan(
      mean(at(summer, 3).map((one) => one.humidity)),
    );
  });

  it("simulated weather rains in a low and not in a high", () => {
    const hours = weeks(5).map((one) => ({
      ...one,
      rain: rainBetween({ ...BERLIN, seed: one.seed }, one.time - HOUR, one.time),
    }));
    const wet = hours.filter((one) => one.rain > 0.1);
    expect(wet.length / hours.length).toBeGreaterThan(0.01);
    expect(wet.length / hours.length).toBeLessThan(0.4);
    expect(mean(wet.map((one) => one.pressure))).toBeLessThan(mean(hours.map((one) => one.pressure)) - 3);
  });
});

describe("simulated", () => {
  it("simulated weather is determined by seed and time", async () => {
    const read = async (seed: number) => {
      const board = boardWith();
      const sensor = await simulated.open(simulated.schema.parse({ seed }), board);
      board.time += HOUR;
      return (await sensor.read(patient())).values;
    };
    expect(await read(7)).toEqual(await read(7));
    expect((await read(7)).pressure).not.toBe((await read(8)).pressure);
    expect(Object.keys(await read(7))).toEqual(
      expect.arrayContaining(["temperature", "humidity", "pressure", "light", "windSpeed", "windDirection", "rain"]),
    );
  });

  it("simulated rain is reported once, however often it is read", async () => {
    const rainOf = async (steps: number) => {
      const board = boardWith();
      const sensor = await simulated.open(simulated.schema.parse({ seed: 3 }), board);
      let sum = 0;
      for (let step = 0; step < steps; step++) {
        board.time += (240 * HOUR) / steps;
        sum += (await sensor.read(patient())).values.rain ?? Number.NaN;
      }
      return sum;
    };
    const often = await rainOf(1440);
    expect(often).toBeGreaterThan(1);
    expect((await rainOf(240)) / often).toBeCloseTo(1, 1);
  });
});
