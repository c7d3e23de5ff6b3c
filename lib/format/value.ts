import { METRICS, type MetricKey } from "../weather/metrics";

/** Kept per number of digits: making a formatter costs far more than using it. */
const formatters = new Map<number, Intl.NumberFormat>();

/** With a true minus sign, and never "−0". */
export function formatNumber(value: number, decimals: number): string {
  let formatter = formatters.get(decimals);
  if (!formatter) {
    formatter = new Intl.NumberFormat("en", {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: "negative",
      useGrouping: "min2",
    });
    formatters.set(decimals, formatter);
  }
  return formatter.format(value).replace("-", "−");
}

/** A metric's value with its unit, such as "4.2 °C" or "68%". */
export function formatValue(key: MetricKey, value: number): string {
  const number = formatNumber(value, METRICS[key].decimals);
  const unit = unitLabel(key);
  return unit ? `${number}${unit === "%" || unit === "°" ? "" : "\u00a0"}${unit}` : number;
}

/** The unit to write after a number; empty for an index. */
export function unitLabel(key: MetricKey): string {
  const { unit } = METRICS[key];
  return unit === "index" ? "" : unit;
}

/** Whole degrees for labels with little room: "4°". */
export function formatDegrees(celsius: number): string {
  return `${formatNumber(celsius, 0)}°`;
}
