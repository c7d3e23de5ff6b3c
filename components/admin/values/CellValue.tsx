import type { Cell, Column } from "@/lib/contract/admin/admin";
import { Value } from "./Value";

interface CellValueProps {
  column: Column;
  cell: Cell | undefined;
  /** Whether it is already inside a link. */
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
