import type { Column } from "@/lib/contract/admin/admin";

/** Numbers stand at the right, so that their digits stand below each other. */
export function isRight({ kind }: Pick<Column, "kind">): boolean {
  return kind === "number" || kind === "integer";
}
