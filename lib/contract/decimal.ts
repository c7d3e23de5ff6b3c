/** Linear in the text's length for any input: `\d+\.?\d*` would try every way to divide the digits. */
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/** Is the text a number in plain decimal notation? No hexadecimal, no Infinity, no empty text. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}
