import { InvalidArgumentError } from "commander";

/** The number of a record, as an argument or an option. */
export function recordNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number) || number < 1) {
    throw new InvalidArgumentError("It must be a whole number from 1.");
  }
  return number;
}
