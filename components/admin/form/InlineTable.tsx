import { ArrowRight, Plus } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { Scrollable } from "@/components/ui/Scrollable";
import type { Inline } from "@/lib/contract/admin/admin";
import { ActionButtons } from "../actions/ActionButtons";
import { changeHref } from "../addresses";
import { AdminLink } from "../shell/AdminLink";
import { isRight } from "../values/align";
import { CellValue } from "../values/CellValue";

/** Related records. */
export function InlineTable({ inline, onChanged }: { inline: Inline; onChanged: () => Promise<void> }) {
  const { title, model, columns, rows, actions, moreHref, addHref } = inline;
  return (
    <section aria-label={title} className="card mt-5 overflow-hidden">
      <div className="flex flex-wrap items-center gap-2 border-line border-b bg-sunken px-4 py-2 sm:px-5">
        <h2 className="mr-auto font-semibold text-sm">{title}</h2>
        <AdminLink href={moreHref} aria-label={`All ${title.toLowerCase()}`} className={buttonClass("quiet", "small")}>
          All
          <ArrowRight className="size-3.5" aria-hidden="true" />
        </AdminLink>
        {addHref !== undefined && (
          <AdminLink
            href={addHref}
            aria-label={`Add to ${title.toLowerCase()}`}
            className={buttonClass("plain", "small")}
          >
            <Plus className="size-3.5" aria-hidden="true" />
            Add
          </AdminLink>
        )}
      </div>
      {rows.length === 0 ? (
        <p className="px-4 py-6 text-center text-muted text-sm">None yet.</p>
      ) : (
        <Scrollable label={`${title}, table`} className="overflow-x-auto">
          <table className="w-full text-sm">
            <thead className="text-muted text-xs">
              <tr className="border-line border-b">
                {columns.map((column) => (
                  <th
                    key={column.name}
                    scope="col"
                    className={`px-3 py-2 font-medium ${isRight(column) ? "text-right" : "text-left"}`}
                  >
                    {column.label}
                  </th>
                ))}
                {actions.length > 0 && (
                  <th scope="col" className="px-4 py-2">
                    <span className="sr-only">Actions</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key} className="border-line border-b last:border-0">
                  {columns.map((column, i) => (
                    <td key={column.name} className={`px-3 py-1.5 ${isRight(column) ? "text-right tabular-nums" : ""}`}>
                      {i === 0 ? (
                        <AdminLink
                          href={changeHref(model, row.key)}
                          className="rounded font-medium text-accent hover:underline"
                        >
                          <CellValue column={column} cell={row.cells[i]} isLinked />
                        </AdminLink>
                      ) : (
                        <CellValue column={column} cell={row.cells[i]} />
                      )}
                    </td>
                  ))}
                  {actions.length > 0 && (
                    <td className="px-3 py-1">
                      <span className="flex justify-end gap-1.5">
                        <ActionButtons
                          model={model}
                          recordKey={row.key}
                          label={row.label}
                          actions={actions}
                          size="small"
                          onDone={onChanged}
                        />
                      </span>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrollable>
      )}
    </section>
  );
}
