import type { Cell, Column } from "@/lib/contract/admin/admin";
import { Value } from "./Value";

interface CellValueProps {
  column: Column;
  cell: Cell | undefined;
  /** It stands in a link already. */
  isLinked?: boolean;
}

export function CellValue({ column: { kind, unit, choices }, cell, isLinked = false }: CellValueProps) {
  return (
    <Value
      kind={kind}
      unit={unit}
      choices={choices}
      value={cell?.value ?? null}
      label={cell?.label}
      href={isLinked ? undefined : cell?.href}
    />
  );
}
