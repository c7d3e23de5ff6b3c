import type { Choice } from "@/lib/contract/admin/admin";

export const ACTIONS = ["view", "add", "change", "delete"] as const;
type Action = (typeof ACTIONS)[number];

/** A model with its permissions by action. */
export interface PermissionRow {
  label: string;
  values: Partial<Record<Action, string>>;
}

const PERMISSION = /^([A-Za-z][A-Za-z0-9]*)\.(view|add|change|delete)$/;

/** Permissions such as "Station.add" as rows of a table; undefined when any choice is not a permission. */
export function permissionRows(choices: readonly Choice[]): PermissionRow[] | undefined {
  const rows = new Map<string, PermissionRow>();
  for (const { value } of choices) {
    const [, model, action] = PERMISSION.exec(value) ?? [];
    if (model === undefined || action === undefined) return undefined;
    const row = rows.get(model) ?? { label: modelLabel(model), values: {} };
    row.values[action as Action] = value;
    rows.set(model, row);
  }
  return rows.size > 0 ? [...rows.values()] : undefined;
}

/** "SensorData" → "Sensor data" */
function modelLabel(model: string): string {
  const words = model.replace(/(?<=[a-z0-9])(?=[A-Z])/g, " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The list with the value added or removed, in the order of the choices. */
export function toggled(chosen: readonly string[], value: string, isOn: boolean, choices: readonly Choice[]): string[] {
  const now = new Set(chosen);
  if (isOn) now.add(value);
  else now.delete(value);
  return choices.map((choice) => choice.value).filter((one) => now.has(one));
}
