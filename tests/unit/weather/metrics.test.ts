import { describe, expect, it } from "vitest";
import { isMetricKey, METRIC_KEYS, METRICS, type Metric } from "../../../lib/weather/metrics";
import { CANONICAL_UNITS, convert } from "../../../lib/weather/units/units";

describe.each(METRIC_KEYS)("%s", (key) => {
  const metric: Metric = METRICS[key];

  it("a metric is stored in the canonical unit of its quantity", () => {
    expect(metric.unit).toBe(CANONICAL_UNITS[metric.quantity]);
  });

  it("a metric has its limits and step well inside its range", () => {
    expect(metric.min).toBeLessThan(metric.max);
    expect(metric.floor ?? metric.min).toBeGreaterThanOrEqual(metric.min);
    expect(metric.ceiling ?? metric.max).toBeLessThanOrEqual(metric.max);
    if (metric.step) expect(metric.step.longest).toBeLessThan(metric.max - metric.min);
  });
});

describe("ranges", () => {
  it.each([
    ["temperature", -89.2],
    ["temperature", 56.7],
    ["seaLevelPressure", 870],
    ["seaLevelPressure", 1084.8],
    ["pressure", 330],
    ["windGust", 113.2],
    ["rain", 1825],
    ["rainRate", 38 * 60],
    ["snowDepth", 1182],
  ] as const)("the ranges allow the record %s of %d", (key, record) => {
    expect(record).toBeGreaterThanOrEqual(METRICS[key].min);
    expect(record).toBeLessThanOrEqual(METRICS[key].max);
  });

  it("the ranges refuse a wind of 1048 mph, which a broken anemometer has reported", () => {
    expect(convert(1048, "mph", "m/s")).toBeGreaterThan(METRICS.windSpeed.max);
  });
});

it("isMetricKey accepts only the keys of METRICS", () => {
  expect(METRIC_KEYS.every(isMetricKey)).toBe(true);
  expect(isMetricKey("toString")).toBe(false);
  expect(isMetricKey("")).toBe(false);
});
