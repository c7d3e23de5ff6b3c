import { Scrollable } from "@/components/ui/Scrollable";
import type { ImportPreview } from "@/lib/contract/admin/task";

/** The first lines of a file. */
export function SampleTable({ columns, sample }: Pick<ImportPreview, "columns" | "sample">) {
  return (
    <Scrollable label="First lines of the file" className="card overflow-x-auto">
      <table className="w-full text-sm">
        <thead className="bg-sunken text-left text-muted text-xs">
          <tr>
            <th scope="col" className="px-3 py-1.5 font-medium">
              Line
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className="whitespace-nowrap px-3 py-1.5 font-medium">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map(({ line, cells }) => (
            <tr key={line} className="border-line border-t">
              <th scope="row" className="px-3 py-1 text-left font-normal text-muted">
                {line}
              </th>
              {columns.map((column, i) => (
                <td key={column} className="max-w-64 truncate px-3 py-1">
                  {cells[i] ?? ""}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrollable>
  );
}
