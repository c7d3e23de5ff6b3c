import { InvalidArgumentError } from "commander";

/** Parses the number of a record in an argument or option. */
export function recordNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number) || number < 1) {
    throw new InvalidArgumentError("It must be a whole number from 1.");
  }
  return number;
}
