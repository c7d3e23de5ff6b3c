import type { Column } from "@/lib/contract/admin/admin";

/** Numbers are right-aligned, so that their digits line up. */
export function isRight({ kind }: Pick<Column, "kind">): boolean {
  return kind === "number" || kind === "integer";
}
