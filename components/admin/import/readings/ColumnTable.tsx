import clsx from "clsx";
import { inputClass } from "@/components/ui/input";
import { Scrollable } from "@/components/ui/Scrollable";
import type { ImportColumn } from "@/lib/contract/admin/readings-import";
import { METRIC_KEYS, METRICS } from "@/lib/weather/metrics";
import { joinTarget, OTHER_TARGETS, splitTarget, unitsOfTarget } from "./targets";

interface ColumnTableProps {
  columns: readonly ImportColumn[];
  onChange: (columns: ImportColumn[]) => void;
}

/** What each column of the file is, with some of its cells: found out, and to be changed. */
export function ColumnTable({ columns, onChange }: ColumnTableProps) {
  const change = (name: string, target: string) =>
    onChange(columns.map((column) => (column.name === name ? { ...column, target } : column)));
  return (
    <Scrollable label="Columns of the file" className="overflow-x-auto rounded-lg border border-line">
      <table className="w-full text-sm">
        <thead className="bg-sunken text-left text-muted text-xs">
          <tr>
            {["Column", "First cells", "Is", "In"].map((title) => (
              <th
                key={title}
                scope="col"
                className={clsx("px-3 py-1.5 font-medium", title === "First cells" && "max-sm:hidden")}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <ColumnRow key={column.name} column={column} onChange={(target) => change(column.name, target)} />
          ))}
        </tbody>
      </table>
    </Scrollable>
  );
}

function ColumnRow({ column, onChange }: { column: ImportColumn; onChange: (target: string) => void }) {
  const { name, unit } = splitTarget(column.target);
  const units = unitsOfTarget(name);
  const isKnown = name === "" || name in OTHER_TARGETS || METRIC_KEYS.some((key) => key === name);
  return (
    <tr className="border-line border-t">
      <th scope="row" className="max-w-56 break-words px-3 py-1.5 text-left font-medium max-sm:max-w-24">
        {column.name}
        <span className="block truncate font-normal text-muted text-xs sm:hidden">{column.cells[0]}</span>
      </th>
      <td className="max-w-48 truncate px-3 py-1.5 text-muted max-sm:hidden">{column.cells.join(" · ")}</td>
      <td className="px-3 py-1.5">
        <select
          aria-label={`${column.name} is`}
          value={name}
          onChange={({ target }) =>
            onChange(joinTarget({ name: target.value, unit: unitsOfTarget(target.value)[0] ?? "" }))
          }
          className={`${inputClass()} min-w-28 sm:min-w-44`}
        >
          <option value="">Not imported</option>
          {!isKnown && <option value={name}>{name}</option>}
          {Object.entries(OTHER_TARGETS).map(([key, label]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
          <optgroup label="Values">
            {METRIC_KEYS.map((key) => (
              <option key={key} value={key}>
                {METRICS[key].label}
              </option>
            ))}
          </optgroup>
        </select>
      </td>
      <td className="px-3 py-1.5">
        {units.length > 1 ? (
          <select
            aria-label={`Unit of ${column.name}`}
            value={unit}
            onChange={({ target }) => onChange(joinTarget({ name, unit: target.value }))}
            className={`${inputClass()} min-w-20`}
          >
            {!units.some((one) => one === unit) && <option value={unit}>{unit}</option>}
            {units.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        ) : (
          <span className="text-muted">{units[0] ?? ""}</span>
        )}
      </td>
    </tr>
  );
}
