import { tickClass } from "@/components/ui/input";
import { ACTIONS, type PermissionRow } from "./permissions";

interface PermissionTableProps {
  rows: PermissionRow[];
  chosen: string[];
  /** Absent where they are read-only. */
  onToggle?: (value: string, isOn: boolean) => void;
}

/** Models by permitted action. */
export function PermissionTable({ rows, chosen, onToggle }: PermissionTableProps) {
  return (
    <table className="w-full max-w-xl text-sm">
      <thead>
        <tr className="border-line border-b text-muted text-xs">
          <th scope="col" className="py-1.5 pr-3 text-left font-medium">
            Records
          </th>
          {ACTIONS.map((action) => (
            <th key={action} scope="col" className="w-16 py-1.5 text-center font-medium capitalize">
              {action}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, values }) => (
          <tr key={label} className="border-line border-b last:border-0 hover:bg-sunken/50">
            <th scope="row" className="py-1.5 pr-3 text-left font-normal">
              {label}
            </th>
            {ACTIONS.map((action) => {
              const value = values[action];
              return (
                <td key={action} className="py-1.5 text-center">
                  {value !== undefined && (
                    <input
                      type="checkbox"
                      aria-label={`${label}: ${action}`}
                      checked={chosen.includes(value)}
                      disabled={!onToggle}
                      onChange={(event) => onToggle?.(value, event.target.checked)}
                      className={tickClass}
                    />
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
