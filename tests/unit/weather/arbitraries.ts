import fc from "fast-check";
import { METRIC_KEYS, METRICS, type MetricKey, type Values } from "../../../lib/weather/metrics";

/** No instrument shows -0, which equality would tell from 0. */
const inRange = (key: MetricKey) =>
  fc.double({ min: METRICS[key].min, max: METRICS[key].max, noNaN: true }).map((value) => value + 0);

/** Any selection of metrics, each within its physical range. */
export const possibleValues: fc.Arbitrary<Values> = fc.record(
  Object.fromEntries(METRIC_KEYS.map((key) => [key, inRange(key)])),
  { requiredKeys: [] },
);
