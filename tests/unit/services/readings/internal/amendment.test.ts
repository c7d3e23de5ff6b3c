import fc from "fast-check";
import { expect, it } from "vitest";
import { amended, changesTo } from "../../../../../lib/services/readings/internal/amendment";
import { isDerived, shownValues } from "../../../../../lib/weather/derived/derive";
import { METRIC_KEYS, type MetricKey } from "../../../../../lib/weather/metrics";
import { FLAGS, type Flag } from "../../../../../lib/weather/quality/flags";
import { counted } from "../../../../../lib/weather/quality/quality";
import { possibleValues } from "../../../weather/arbitraries";

const METADATA = { elevation: 200 };

const flags = fc.dictionary(fc.constantFrom(...METRIC_KEYS), fc.constantFrom<Flag>(...FLAGS)) as fc.Arbitrary<
  Partial<Record<MetricKey, Flag>>
>;

const reading = fc.record({
  stationId: fc.constant(1),
  time: fc.constant(0),
  receivedAt: fc.constant(0),
  values: possibleValues,
  flags: fc.option(flags),
  corrections: fc.option(possibleValues),
  extra: fc.constant(null),
});

/** Values to show, some of them the observed ones, and some null. */
const wish = fc.tuple(reading, possibleValues, fc.subarray([...METRIC_KEYS]), fc.subarray([...METRIC_KEYS]));

it("an amendment shows the requested values, keeps the observed ones, and leaves other metrics alone", () => {
  fc.assert(
    fc.property(wish, ([before, others, observed, hidden]) => {
      const wanted: Partial<Record<MetricKey, number | null>> = { ...others };
      for (const key of observed) if (before.values[key] !== undefined) wanted[key] = before.values[key];
      for (const key of hidden) wanted[key] = null;

      const after = amended(before, changesTo(before, wanted, METADATA));
      expect(after.values).toBe(before.values);
      const [was, is] = [shownValues(before, METADATA), shownValues(after, METADATA)];
      const asked = (key: MetricKey) => (typeof wanted[key] === "number" ? counted(key, wanted[key]) : undefined);
      for (const key of METRIC_KEYS) {
        if (isDerived(key) && before.values[key] === undefined) continue;
        expect(is[key]).toBe(key in wanted ? asked(key) : was[key]);
      }
    }),
  );
});

it("an amendment equal to the observed value is not a correction", () => {
  fc.assert(
    fc.property(reading, (before) => {
      expect(changesTo(before, before.values, METADATA).every(({ kind }) => kind === "restore")).toBe(true);
    }),
  );
});

const hot = { temperature: 38, humidity: 55, pressure: 1000 };
const sent = { stationId: 1, time: 0, receivedAt: 0, values: hot, flags: null, corrections: null, extra: null };

it("derived values follow a correction that is sent with all values shown before, even repeatedly", () => {
  const wanted = { ...shownValues(sent, METADATA), temperature: 22 };
  const once = amended(sent, changesTo(sent, wanted, METADATA));
  expect(once.corrections).toEqual({ temperature: 22 });
  expect(changesTo(once, wanted, METADATA)).toEqual([]);
});

it("derived values can be hidden, corrected and restored", () => {
  const hidden = amended(sent, changesTo(sent, { dewPoint: null, feelsLike: 50 }, METADATA));
  expect(hidden).toMatchObject({ flags: { dewPoint: "hidden" }, corrections: { feelsLike: 50 } });
  expect(shownValues(hidden, METADATA)).not.toHaveProperty("dewPoint");
  const cooler = amended(hidden, changesTo(hidden, { temperature: 22 }, METADATA));
  expect(shownValues(cooler, METADATA)).toMatchObject({ temperature: 22, feelsLike: 50 });
  expect(shownValues(cooler, METADATA)).not.toHaveProperty("dewPoint");
  const restored = amended(hidden, changesTo(hidden, shownValues(sent, METADATA), METADATA));
  expect(restored).toMatchObject({ flags: null, corrections: null });
});
