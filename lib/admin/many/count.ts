import type { ModelAdmin } from "../model";

/** "1 station was", "2 stations were" */
export function count(number: number, { one, many }: Pick<ModelAdmin, "one" | "many">): string {
  return number === 1 ? `1 ${one} was` : `${number.toLocaleString("en")} ${many} were`;
}
