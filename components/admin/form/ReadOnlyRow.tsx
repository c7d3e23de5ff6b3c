import type { Choice, FieldSpec, FieldValue } from "@/lib/contract/admin/admin";
import { PermissionTable } from "../values/PermissionTable";
import { permissionRows } from "../values/permissions";
import { Value } from "../values/Value";

interface ReadOnlyRowProps {
  field: FieldSpec;
  value: FieldValue;
  /** The names of related records. */
  related?: readonly (Choice & { href?: string | undefined })[] | undefined;
}

/** A read-only field. */
export function ReadOnlyRow({ field, value, related = [] }: ReadOnlyRowProps) {
  return (
    <div className="grid gap-x-6 gap-y-1 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <dt className="font-medium text-sm">{field.label}</dt>
      <dd className="min-w-0 whitespace-pre-wrap break-words text-sm">
        <Shown field={field} value={value} related={related} />
        {field.help && <p className="mt-1 max-w-prose text-muted text-xs">{field.help}</p>}
      </dd>
    </div>
  );
}

function Shown({ field, value, related = [] }: ReadOnlyRowProps) {
  const rows = field.kind === "choices" ? permissionRows(field.choices ?? []) : undefined;
  if (rows) return <PermissionTable rows={rows} chosen={Array.isArray(value) ? value.map(String) : []} />;
  if (field.kind === "lines" && Array.isArray(value)) return <Value kind="text" value={value.join("\n")} />;
  if (related.length === 0) {
    return <Value kind={field.kind} value={value} unit={field.unit} choices={field.choices} />;
  }
  return related.map(({ value: id, label, href }, i) => (
    <span key={id}>
      {i > 0 && ", "}
      <Value kind="relation" value={id} label={label} href={href} />
    </span>
  ));
}
