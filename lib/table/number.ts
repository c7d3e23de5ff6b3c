import { isDecimal } from "../contract/decimal";
import { parseUnit, type Unit } from "../weather/units/units";

/** The sign before the fraction of a number. */
export type DecimalSign = "." | ",";

/** A number as a cell has it. */
export interface NumberCell {
  value: number;
  /** The unit behind the number. */
  unit?: Unit;
  /** What else stands behind it: the mark of a quality control, as in `12s`. */
  flag?: string;
}

/** A number, with thousands separated or not, and what follows it. */
const CELL = /^([+-]?(?:\d[\d.,'’ \u00a0\u202f]*\d|\d[.,]?|[.,]\d+))([eE][+-]?\d+)?\s*([^\d\s].*)?$/;
const FLAG = /^[A-Za-z*#?!]{1,2}$/;

const FORMS: Record<DecimalSign, RegExp> = {
  ".": /^[+-]?(\d*|\d{1,3}([,'’ \u00a0\u202f]\d{3})+)(\.\d*)?$/,
  ",": /^[+-]?(\d*|\d{1,3}([.'’ \u00a0\u202f]\d{3})+)(,\d*)?$/,
};
const GROUPS: Record<DecimalSign, RegExp> = { ".": /[,'’ \u00a0\u202f]/g, ",": /[.'’ \u00a0\u202f]/g };

/** Longer cells are not numbers. */
const MAX_LENGTH = 60;

/** Parses a number with what may follow it: a unit, or one or two letters of a flag. Undefined for anything else. */
export function parseNumberCell(cell: string, decimal: DecimalSign): NumberCell | undefined {
  const text = cell.trim().replace(/^\u2212/, "-");
  if (decimal === "." && isDecimal(text)) return finite(Number(text));
  if (text.length > MAX_LENGTH) return undefined;
  const [, digits = "", exponent = "", rest = ""] = CELL.exec(text) ?? [];
  if (digits === "" || !FORMS[decimal].test(digits)) return undefined;
  const plain = digits.replace(GROUPS[decimal], "").replace(",", ".");
  const number = finite(Number(`${plain}${exponent}`));
  if (number === undefined || rest === "") return number;
  const unit = parseUnit(rest);
  if (unit !== undefined) return { ...number, unit, ...(FLAG.test(rest) && { flag: rest }) };
  return FLAG.test(rest) ? { ...number, flag: rest } : undefined;
}

function finite(value: number): NumberCell | undefined {
  return Number.isFinite(value) ? { value } : undefined;
}

/** Collects from a table's cells which sign precedes the fraction. */
export class DecimalEvidence {
  #points = 0;
  #commas = 0;
  /** Cells like 1,012, which may be 1012. */
  #unclear = 0;

  add(cell: string): void {
    const comma = cell.indexOf(",");
    const point = cell.indexOf(".");
    if (comma === -1 && point === -1) return;
    const [number = ""] = /^[+\-\u2212]?[\d.,]+/.exec(cell.trim()) ?? [];
    if (number.includes(",") && number.includes(".")) {
      if (number.lastIndexOf(",") > number.lastIndexOf(".")) this.#commas += 1;
      else this.#points += 1;
    } else if (/^[+\-\u2212]?[1-9]\d{0,2},\d{3}$/.test(number)) this.#unclear += 1;
    else if (/,\d+$/.test(number)) this.#commas += 1;
    else if (/\.\d+$/.test(number)) this.#points += 1;
  }

  /** The more frequent sign. Between semicolons, numbers like 1,012 have a decimal comma, elsewhere thousands. */
  sign(separator: string): DecimalSign {
    if (this.#commas !== this.#points) return this.#commas > this.#points ? "," : ".";
    return this.#unclear > 0 && this.#points === 0 && separator === ";" ? "," : ".";
  }
}
