import { expect, it } from "vitest";
import { shownValues } from "@/lib/weather/derived/derive";
import { EXAMPLE_PLACE, EXAMPLE_TIME, EXAMPLE_VALUES } from "@/lib/weather/examples";
import { METRIC_KEYS, METRICS } from "@/lib/weather/metrics";
import { checkInto } from "@/lib/weather/quality/quality";
import { roundHalfUp } from "@/lib/weather/rounding";

it.each(METRIC_KEYS)("The example of %s is within its range", (metric) => {
  const { min, max } = METRICS[metric];
  expect(EXAMPLE_VALUES[metric]).toBeGreaterThanOrEqual(min);
  expect(EXAMPLE_VALUES[metric]).toBeLessThanOrEqual(max);
});

it("The examples are weather that quality control has nothing against", () => {
  const { elevation, ...place } = EXAMPLE_PLACE;
  const station = { ...place, metadata: { elevation } };
  expect(checkInto({}, EXAMPLE_TIME, EXAMPLE_VALUES, { place: station, revisions: [] })).toEqual({});
});

it("The examples of derived values follow from the others", () => {
  const { dewPoint, feelsLike, seaLevelPressure, altimeterSetting, ...values } = EXAMPLE_VALUES;
  const reading = { time: EXAMPLE_TIME, values, flags: null, corrections: null };
  const shown = shownValues(reading, { elevation: EXAMPLE_PLACE.elevation });
  const derived = { dewPoint, feelsLike, seaLevelPressure, altimeterSetting };
  for (const [metric, example] of Object.entries(derived)) {
    expect([metric, roundHalfUp(shown[metric as keyof typeof derived] ?? Number.NaN, 1)]).toEqual([metric, example]);
  }
});
