import clsx from "clsx";
import { tickClass } from "@/components/ui/input";
import type { Column, Row } from "@/lib/contract/admin/admin";
import { changeHref } from "../addresses";
import { AdminLink } from "../shell/AdminLink";
import { isRight } from "../values/align";
import { CellValue } from "../values/CellValue";
import { EditCell } from "./EditCell";
import type { Edits } from "./useEdits";

interface ListRowProps {
  model: string;
  row: Row;
  columns: readonly Column[];
  edits: Edits;
  isTicked: boolean;
  onTick: ((isRange: boolean) => void) | undefined;
}

export function ListRow({ model, row, columns, edits, isTicked, onTick }: ListRowProps) {
  return (
    <tr className={clsx("border-line border-b last:border-0", isTicked ? "bg-accent-soft/60" : "hover:bg-sunken/50")}>
      {onTick && (
        <td className="py-1.5 pl-3.5 align-top">
          <input
            type="checkbox"
            aria-label={`Select ${row.label}`}
            checked={isTicked}
            onChange={({ nativeEvent }) => onTick("shiftKey" in nativeEvent && nativeEvent.shiftKey === true)}
            className={`${tickClass} my-0.5 block`}
          />
        </td>
      )}
      {columns.map((column, i) => {
        const className = clsx(
          "max-w-96 px-3 py-1.5 align-top",
          isRight(column) ? "text-right tabular-nums" : "text-left",
        );
        if (i === 0) {
          return (
            <th key={column.name} scope="row" className={clsx(className, "min-w-40 font-medium")}>
              <AdminLink href={changeHref(model, row.key)} className="rounded text-accent hover:underline">
                <CellValue column={column} cell={row.cells[i]} isLinked />
              </AdminLink>
            </th>
          );
        }
        return (
          <td key={column.name} className={className}>
            {column.editable ? (
              <EditCell field={column.editable} rowKey={row.key} rowLabel={row.label} edits={edits} />
            ) : (
              <CellValue column={column} cell={row.cells[i]} />
            )}
          </td>
        );
      })}
    </tr>
  );
}
