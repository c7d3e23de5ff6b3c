import clsx from "clsx";
import type { ReactNode } from "react";
import { Scrollable } from "@/components/ui/Scrollable";
import type { Preferred } from "@/lib/format/preferred";
import { IncompleteMark, IncompleteNote, isIncomplete } from "../incomplete";
import { ABOVE_EXTREMES } from "./cells";
import { type Column, columnsOf, type Row } from "./columns";

interface ReportTableProps extends Preferred {
  title: string;
  /** Column heading of the rows: day or month. */
  rowName: string;
  rows: readonly { id: string; name: ReactNode; row: Row }[];
  summary: Row;
  /** The row of the day or month that is not over yet. */
  running?: string | undefined;
  /** Formats the time of an extreme briefly: for a row, and for all of them. */
  when: (time: number) => string;
  whenInAll: (time: number) => string;
}

/** Maximum number of columns side by side on a wide screen; a column with the time of an extreme counts twice. */
const BESIDE = 17;

/** A line per day of a month or month of a year, with extremes marked and gaps visible. */
export function ReportTable({ title, rowName, rows, summary, running, when, whenInAll, t, format }: ReportTableProps) {
  const columns = columnsOf({ summary, when, t, format });
  const totals = columnsOf({ summary, when: whenInAll, t, format });
  const over = rows.filter(({ id }) => id !== running).map(({ row }) => row);
  const isWide = columns.reduce((sum, { time }) => sum + (time ? 2 : 1), 0) > BESIDE;
  const isMarked = [...over, summary].some((row) => columns.some(({ metric }) => isIncomplete(row, metric)));
  return (
    <>
      <Scrollable
        label={title}
        className={clsx(
          "card max-h-[85dvh] overflow-auto print:max-h-none print:overflow-visible print:rounded-none print:border-0 print:shadow-none",
          !isWide && "xl:max-h-none xl:overflow-visible",
        )}
      >
        <table
          className={clsx(
            "w-full border-separate border-spacing-0 text-right text-[0.8125rem] print:text-[6.5pt] print:leading-snug",
            // Styles shared by its hundreds of cells.
            "[&_td]:whitespace-nowrap [&_td]:tabular-nums [&_td]:border-line [&_td]:border-t [&_td]:px-2.5 [&_td]:py-1.5",
            "print:[&_td]:px-1 print:[&_td]:py-px",
            "[&_tfoot_td:last-child]:rounded-br-[0.875rem] [&_tfoot_td]:border-t-2 [&_tfoot_td]:bg-sunken",
            "[&_tbody_tr:hover>*]:bg-sunken",
            // Sticks below the page's header where the page scrolls.
            !isWide && "xl:[&_thead_th]:top-14",
          )}
        >
          <thead>
            <tr>
              <HeadingCell className="left-0 z-20 rounded-tl-[0.875rem] text-left">{rowName}</HeadingCell>
              {columns.map(({ id, heading, unit, time }) => (
                <HeadingCell key={id} className={clsx("z-10 last:rounded-tr-[0.875rem]", time && ABOVE_EXTREMES)}>
                  {heading}
                  <span className="block font-normal text-[0.85em]">{unit || "\u00a0"}</span>
                </HeadingCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, row }) => (
              <tr key={id}>
                <RowHeading>
                  {name}
                  {id === running && <span className="ml-1.5 font-normal text-muted text-xs">{t("report.soFar")}</span>}
                </RowHeading>
                {Object.keys(row.metrics).length === 0 ? (
                  <td colSpan={columns.length} className="text-left">
                    <span className="rounded border border-muted/40 border-dashed px-2 py-0.5 text-muted text-xs">
                      {t("report.noData")}
                    </span>
                  </td>
                ) : (
                  columns.map((column) => (
                    <Cell key={column.id} column={column} row={row} summary={summary}>
                      {id !== running && isIncomplete(row, column.metric) && <IncompleteMark t={t} />}
                    </Cell>
                  ))
                )}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="font-semibold">
              <RowHeading isTotal>{t(running === undefined ? "report.whole" : "report.soFar")}</RowHeading>
              {totals.map(({ id, cell, metric }) => (
                <td key={id}>
                  {cell(summary)}
                  {isIncomplete(summary, metric) && <IncompleteMark t={t} />}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </Scrollable>
      {isMarked && <IncompleteNote t={t} />}
    </>
  );
}

function HeadingCell({ className, children }: { className: string; children: ReactNode }) {
  return (
    <th
      scope="col"
      className={clsx(
        "sticky top-0 border-line border-b bg-sunken px-2.5 py-1.5 align-bottom font-medium text-muted print:static print:px-1 print:py-0.5",
        className,
      )}
    >
      {children}
    </th>
  );
}

function RowHeading({ isTotal = false, children }: { isTotal?: boolean; children: ReactNode }) {
  return (
    <th
      scope="row"
      className={clsx(
        "sticky left-0 z-10 whitespace-nowrap border-line px-2.5 py-1.5 text-left print:static print:px-1 print:py-px",
        isTotal ? "rounded-bl-[0.875rem] border-t-2 bg-sunken font-semibold" : "border-t bg-panel font-medium",
      )}
    >
      {children}
    </th>
  );
}

interface CellProps {
  column: Column;
  row: Row;
  summary: Row;
  /** A mark after the value. */
  children: ReactNode;
}

function Cell({ column: { cell, time }, row, summary, children }: CellProps) {
  const isRecord = time?.(row) !== undefined && time(row) === time(summary);
  return (
    <td className={isRecord ? "bg-accent-soft font-bold print:underline" : undefined}>
      {cell(row) ?? <span className="text-muted">–</span>}
      {children}
    </td>
  );
}
