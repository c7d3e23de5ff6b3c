import { tickClass } from "@/components/ui/input";
import { PermissionTable } from "../values/PermissionTable";
import { permissionRows, toggled } from "../values/permissions";
import type { InputProps } from "./props";

/** Several of a few choices: checkboxes, or a table of them for permissions. */
export function ChoicesInput({ field, id, value, onChange }: InputProps) {
  const choices = field.choices ?? [];
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const rows = permissionRows(choices);
  const onToggle = (one: string, isOn: boolean) => onChange(toggled(chosen, one, isOn, choices));
  if (rows) return <PermissionTable rows={rows} chosen={chosen} onToggle={onToggle} />;
  return (
    <ul className="grid gap-1.5">
      {choices.map((choice, i) => (
        <li key={choice.value} className="flex items-center gap-2 text-sm">
          <input
            id={`${id}-${i}`}
            type="checkbox"
            checked={chosen.includes(choice.value)}
            onChange={(event) => onToggle(choice.value, event.target.checked)}
            className={tickClass}
          />
          <label htmlFor={`${id}-${i}`}>{choice.label}</label>
        </li>
      ))}
    </ul>
  );
}
