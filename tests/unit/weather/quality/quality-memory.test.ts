import fc from "fast-check";
import { expect, it } from "vitest";
import { METRICS, type MetricKey } from "../../../../lib/weather/metrics";
import {
  check,
  type Flags,
  type QualityState,
  rememberInto,
  revised,
  type Values,
} from "../../../../lib/weather/quality/quality";

const MINUTE = 60_000;

/** Values that jump, stay for a day and more, and are impossible now and then, after minutes to hours. */
const series = fc.array(
  fc.record({
    after: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 100, max: 1600 })),
    values: fc.record(
      {
        temperature: fc.oneof(fc.constantFrom(20, 20, 20, 21, 45), fc.double({ min: -99, max: 70, noNaN: true })),
        pressure: fc.constantFrom(1000, 1000, 1005, 1030),
        rain: fc.constantFrom(0, 1, 30, 500),
      },
      { requiredKeys: [] },
    ),
  }),
  { maxLength: 60 },
);

it("the state restored from stored readings equals the state when they arrived", () => {
  fc.assert(
    fc.property(series, (observations) => {
      let [time, judged] = [0, {} as QualityState];
      const remembered: QualityState = {};
      const wrongFirst = new Set<string>();
      const stored: { time: number; values: Values; flags: Flags }[] = [];
      for (const { after, values } of observations) {
        time += after * MINUTE;
        const { flags, state, revisions } = check(time, values, judged);
        judged = state;
        stored.push({ time, values, flags });
        for (const revision of revisions) {
          if (revision.flag === "jump") wrongFirst.add(revision.metric);
          const reading = stored.find((one) => one.time === revision.time);
          if (reading) reading.flags = revised(reading.flags, revision);
        }
      }
      for (const reading of stored) rememberInto(remembered, reading.time, { ...reading, corrections: null });
      // Since when a value stands is not known behind a first one that was found wrong later.
      const isFirstWrong = { since: expect.any(Number) };
      for (const [metric, last] of Object.entries(judged)) {
        expect(remembered[metric as MetricKey]).toEqual({ ...last, ...(wrongFirst.has(metric) && isFirstWrong) });
      }
      expect(Object.keys(remembered).sort()).toEqual(Object.keys(judged).sort());
    }),
  );
});

it("the state restored from a stored reading follows people's decisions", () => {
  const state: QualityState = {};
  const observed = { values: { temperature: 45, humidity: 130 }, flags: { humidity: "range" } as const };
  rememberInto(state, 0, { ...observed, corrections: { temperature: 20, humidity: 30 } });
  expect(state).toEqual({
    temperature: { value: 20, time: 0, since: 0, isFirst: true },
    humidity: { value: 30, time: 0, since: 0, isFirst: true },
  });
  const hidden = { values: { temperature: METRICS.temperature.max }, flags: { temperature: "hidden" } as const };
  rememberInto(state, MINUTE, { ...hidden, corrections: null });
  expect(state.temperature).toEqual({ value: 20, time: 0, since: 0, isFirst: true });
});
