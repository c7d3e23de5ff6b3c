import { isDecimal } from "../../../contract/decimal";
import { convert, type Unit } from "../../../weather/units/units";

/** More than any instrument has, fewer than the noise that a conversion leaves (39.02 °F is 3.9 °C, not 3.9000000000000026). */
const DIGITS = 12;

/** A cell's number; undefined when it is none. Infinite, hexadecimal and empty ones are none. */
export function parseNumber(cell: string): number | undefined {
  const text = cell.trim();
  if (!isDecimal(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** The same amount in another unit, without the noise of the conversion; `tenths` of the first one. */
export function converted(value: number, from: Unit, to: Unit, { tenths = false } = {}): number {
  if (from === to && !tenths) return value;
  return Number(convert(tenths ? value / 10 : value, from, to).toPrecision(DIGITS));
}
