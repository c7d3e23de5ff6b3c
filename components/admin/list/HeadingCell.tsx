import clsx from "clsx";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import type { MouseEvent } from "react";
import type { Column } from "@/lib/contract/admin/admin";
import { type ListInput, listHref } from "@/lib/contract/admin/query";
import { AdminLink } from "../shell/AdminLink";
import { useGo } from "../shell/useGo";
import { isRight } from "../values/align";
import { fromStart } from "./narrow";
import { alsoSortedBy, notSortedBy, orderOf, orderText, sortedBy } from "./order";

interface HeadingCellProps {
  column: Column;
  columns: readonly Column[];
  query: ListInput;
}

/** A column's name; a click sorts by it, with Shift in addition to the other columns. */
export function HeadingCell({ column, columns, query }: HeadingCellProps) {
  const { go } = useGo();
  const { name, label, isSortable, rank, isDescending = false } = column;
  const order = orderOf(columns);
  const href = (now: typeof order) => listHref({ ...fromStart(query), order: orderText(now) });

  function onClick(event: MouseEvent) {
    if (!event.shiftKey) return;
    // Otherwise the browser would open a window.
    event.preventDefault();
    go(href(alsoSortedBy(order, name)));
  }

  return (
    <th
      scope="col"
      aria-sort={rank === 1 ? (isDescending ? "descending" : "ascending") : undefined}
      className={clsx("whitespace-nowrap px-3 py-1.5 font-medium", isRight(column) ? "text-right" : "text-left")}
    >
      {isSortable ? (
        <span className={clsx("inline-flex items-center gap-0.5", rank !== undefined && "text-ink")}>
          <AdminLink
            href={href(sortedBy(order, name))}
            onClick={onClick}
            title={`Sort by ${label.toLowerCase()}; with Shift, by this as well`}
            className="rounded py-0.5 hover:text-ink hover:underline"
          >
            {label}
          </AdminLink>
          {rank !== undefined && (
            <SortControls
              label={label}
              rank={order.length > 1 ? rank : undefined}
              isDescending={isDescending}
              turnHref={href(alsoSortedBy(order, name))}
              removeHref={order.length > 1 ? href(notSortedBy(order, name)) : undefined}
            />
          )}
        </span>
      ) : (
        label
      )}
    </th>
  );
}

interface SortControlsProps {
  label: string;
  rank: number | undefined;
  isDescending: boolean;
  turnHref: string;
  removeHref: string | undefined;
}

const controlClass = "grid size-6 place-items-center rounded text-muted hover:bg-line hover:text-ink";

function SortControls({ label, rank, isDescending, turnHref, removeHref }: SortControlsProps) {
  const Arrow = isDescending ? ArrowDown : ArrowUp;
  return (
    <>
      <AdminLink
        href={turnHref}
        aria-label={`${label}: sort ${isDescending ? "ascending" : "descending"}${rank ? `, place ${rank}` : ""}`}
        className={controlClass}
      >
        <span className="flex items-center">
          <Arrow className="size-3.5" aria-hidden="true" />
          {rank !== undefined && <span className="text-[0.625rem]">{rank}</span>}
        </span>
      </AdminLink>
      {removeHref !== undefined && (
        <AdminLink href={removeHref} aria-label={`${label}: do not sort by it`} className={controlClass}>
          <X className="size-3" aria-hidden="true" />
        </AdminLink>
      )}
    </>
  );
}
