import { isDecimal } from "../../../contract/decimal";

const NOTHING = new Set(["", "-", "--", "---", "null", "nan", "none", "-9999"]);
/** No instrument goes below it: absolute zero is -459.67 °F. */
const COLDEST = -900;
/** Epoch milliseconds are below it. */
const LARGEST = 1e13;

/** A value as a console wrote it: a number, nothing measured, or text that is neither. */
export function readNumber(text: string, { isTemperature = false } = {}): number | "nothing" | "unreadable" {
  if (NOTHING.has(text.toLowerCase())) return "nothing";
  if (!isDecimal(text)) return "unreadable";
  const value = Number(text);
  if (Math.abs(value) > LARGEST) return "unreadable";
  return value === -9999 || (isTemperature && value <= COLDEST) ? "nothing" : value;
}

/** Without the noise of a conversion: far finer than any console. */
export function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4 + 0;
}
