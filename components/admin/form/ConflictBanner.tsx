import { useEffect, useRef } from "react";
import { Alert } from "@/components/ui/Alert";
import { buttonClass } from "@/components/ui/button";
import type { Conflict, FieldSpec, FieldValue } from "@/lib/contract/admin/admin";
import { type Draft, type DraftEvent, isSame, typedOf } from "../draft/draft";
import { Moment } from "../shell/Moment";
import { Value } from "../values/Value";

interface ConflictBannerProps {
  conflict: Conflict;
  fields: readonly FieldSpec[];
  draft: Draft;
  onType: (event: DraftEvent) => void;
}

/** A concurrent change: by whom, what, and both versions side by side. Nothing typed is lost. */
export function ConflictBanner({ conflict: { entries, values }, fields, draft, onType }: ConflictBannerProps) {
  const alert = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further conflict takes the focus again
  useEffect(() => alert.current?.focus(), [values]);

  const differing = fields.filter(
    (field) =>
      !field.readOnly &&
      field.name in values &&
      !isSame(typedOf(field, values[field.name] ?? null), draft.values[field.name] ?? null),
  );
  return (
    <div className="mb-4">
      <Alert ref={alert} tone="warning" title="Somebody else changed this record meanwhile.">
        <ul className="mt-1 grid gap-0.5">
          {entries.map((entry) => (
            <li key={entry.id}>
              <strong className="font-semibold">{entry.actor || "The system"}</strong>, <Moment time={entry.time} />:{" "}
              {entry.changes.map(({ label }) => label.toLowerCase()).join(", ") || entry.action}
            </li>
          ))}
        </ul>
        {differing.length > 0 && (
          <table className="mt-3 w-full max-w-3xl">
            <thead className="text-left text-muted text-xs">
              <tr>
                <th className="py-1 pr-4 font-medium">Field</th>
                <th className="py-1 pr-4 font-medium">Theirs</th>
                <th className="py-1 pr-4 font-medium">Yours</th>
                <th className="py-1">
                  <span className="sr-only">Choose</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {differing.map((field) => (
                <tr key={field.name} className="border-warning/25 border-t align-top">
                  <th scope="row" className="py-1.5 pr-4 text-left font-medium">
                    {field.label}
                  </th>
                  <td className="break-words py-1.5 pr-4">
                    <Shown field={field} value={values[field.name] ?? null} />
                  </td>
                  <td className="break-words py-1.5 pr-4">
                    <Shown field={field} value={draft.values[field.name] ?? null} />
                  </td>
                  <td className="py-1 text-right">
                    <button
                      type="button"
                      aria-label={`Take theirs: ${field.label}`}
                      onClick={() =>
                        onType({ type: "typed", field: field.name, value: typedOf(field, values[field.name] ?? null) })
                      }
                      className={buttonClass("plain", "small")}
                    >
                      Take theirs
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className="mt-2">Your input is still here. Saving again replaces theirs.</p>
      </Alert>
    </div>
  );
}

function Shown({ field: { kind, unit, choices }, value }: { field: FieldSpec; value: FieldValue }) {
  return <Value kind={kind} unit={unit} choices={choices} value={value} />;
}
