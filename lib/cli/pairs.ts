import { InvalidArgumentError } from "commander";

/** Parses `a=b:c,d=e` into columns and their targets. */
export function columnPairs(text: string): Record<string, string> {
  const pairs = new Map<string, string>();
  for (const part of text.split(",")) {
    const equals = part.indexOf("=");
    const column = part.slice(0, equals).trim();
    if (equals === -1 || column === "") throw new InvalidArgumentError(`"${part}" is not of the form COLUMN=TARGET.`);
    if (pairs.has(column)) throw new InvalidArgumentError(`The column "${column}" occurs twice.`);
    pairs.set(column, part.slice(equals + 1).trim());
  }
  return Object.fromEntries(pairs);
}
