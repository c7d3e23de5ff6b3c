import { isDecimal } from "../../../../contract/decimal";
import { convert, type Unit } from "../../../../weather/units/units";

/**
 * More than any instrument has, but few enough to drop conversion noise (39.02 °F is 3.9 °C, not 3.9000000000000026).
 */
const DIGITS = 12;

/** A cell's number; undefined for anything else, including infinite, hexadecimal and empty. */
export function parseNumber(cell: string): number | undefined {
  const text = cell.trim();
  if (!isDecimal(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** Converts a value between units, without the conversion's noise; `tenths` of the first unit. */
export function converted(value: number, from: Unit, to: Unit, { tenths = false } = {}): number {
  if (from === to && !tenths) return value;
  return Number(convert(tenths ? value / 10 : value, from, to).toPrecision(DIGITS));
}
