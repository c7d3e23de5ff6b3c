import fc from "fast-check";
import { expect, it } from "vitest";
import { observationOf } from "../../../../lib/db/statements/readings";
import { amended, changesTo } from "../../../../lib/services/readings/amendment";
import { FLAGS, type Flag } from "../../../../lib/weather/flags";
import { METRIC_KEYS, type MetricKey } from "../../../../lib/weather/metrics";
import { counted } from "../../../../lib/weather/quality";
import { possibleValues } from "../../weather/arbitraries";

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

it("shows what was asked for, keeps what was observed, and leaves the other metrics alone", () => {
  fc.assert(
    fc.property(wish, ([before, others, observed, hidden]) => {
      const wanted: Partial<Record<MetricKey, number | null>> = { ...others };
      for (const key of observed) if (before.values[key] !== undefined) wanted[key] = before.values[key];
      for (const key of hidden) wanted[key] = null;

      const after = amended(before, changesTo(before, wanted));
      expect(after.values).toBe(before.values);
      const [was, is] = [observationOf(before).values, observationOf(after).values];
      const asked = (key: MetricKey) => (typeof wanted[key] === "number" ? counted(key, wanted[key]) : undefined);
      for (const key of METRIC_KEYS) expect(is[key]).toBe(key in wanted ? asked(key) : was[key]);
      expect(changesTo(after, wanted)).toEqual([]);
    }),
  );
});

it("corrects nothing to what was observed", () => {
  fc.assert(
    fc.property(reading, (before) => {
      expect(changesTo(before, before.values).every(({ kind }) => kind === "restore")).toBe(true);
    }),
  );
});
