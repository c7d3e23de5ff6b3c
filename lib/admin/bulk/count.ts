import type { ModelAdmin } from "../model";

/** "1 station was", "2 stations were" */
export function count(number: number, { singular, plural }: Pick<ModelAdmin, "singular" | "plural">): string {
  return number === 1 ? `1 ${singular} was` : `${number.toLocaleString("en")} ${plural} were`;
}
