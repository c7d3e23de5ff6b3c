import clsx from "clsx";
import { HydratedFieldset } from "@/components/ui/HydratedFieldset";
import { tickClass } from "@/components/ui/input";
import { Scrollable } from "@/components/ui/Scrollable";
import type { ListPage } from "@/lib/contract/admin/admin";
import type { ListInput } from "@/lib/contract/admin/query";
import { capital } from "../words";
import { HeadingCell } from "./HeadingCell";
import { ListRow } from "./ListRow";
import { type Ticked, tick, tickPage } from "./selection";
import type { Edits } from "./useEdits";

interface ListTableProps {
  page: ListPage;
  query: ListInput;
  edits: Edits;
  ticked: Ticked;
  /** Absent if there is no action for selected rows. */
  onTick: ((ticked: Ticked) => void) | undefined;
  isOld: boolean;
}

export function ListTable({ page: { model, columns, rows }, query, edits, ticked, onTick, isOld }: ListTableProps) {
  const keys = rows.map(({ key }) => key);
  const isEach = keys.every((key) => ticked.keys.has(key));
  return (
    <Scrollable
      label={`${capital(model.plural)}, table`}
      className={clsx("card overflow-x-auto transition-opacity", isOld && "opacity-60")}
    >
      <HydratedFieldset>
        <table className="w-full text-sm">
          <thead className="border-line border-b bg-sunken text-muted text-xs">
            <tr>
              {onTick && (
                <td className="w-px py-1.5 pl-3.5">
                  <input
                    type="checkbox"
                    aria-label={`Select all ${model.plural} of this page`}
                    checked={isEach}
                    ref={(box) => {
                      if (box) box.indeterminate = !isEach && ticked.keys.size > 0;
                    }}
                    onChange={() => onTick(tickPage(ticked, keys))}
                    className={`${tickClass} block`}
                  />
                </td>
              )}
              {columns.map((column) => (
                <HeadingCell key={column.name} column={column} columns={columns} query={query} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ListRow
                key={row.key}
                model={model.path}
                row={row}
                columns={columns}
                edits={edits}
                isTicked={ticked.keys.has(row.key)}
                onTick={onTick && ((isRange) => onTick(tick(ticked, keys, row.key, isRange)))}
              />
            ))}
          </tbody>
        </table>
      </HydratedFieldset>
    </Scrollable>
  );
}
