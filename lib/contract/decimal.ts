/** Linear in the text's length, whatever it holds: `\d+\.?\d*` would try every way to share the digits out. */
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/** Is the text a number in plain decimal notation? No hexadecimal, no Infinity, no empty text. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}
