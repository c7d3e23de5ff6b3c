import { X } from "lucide-react";
import { nameKey } from "../draft/draft";
import { useFormScope } from "../draft/FormScope";
import { Combobox } from "./Combobox";
import type { InputProps } from "./props";
import { relationValue } from "./RelationInput";

/** Several records of another model: the selected ones, and a search for more. */
export function RelationsInput({ field, id, value, onChange, isInvalid, describedBy }: InputProps) {
  const { draft, related, dispatch } = useFormScope();
  const relation = field.relation ?? "";
  const chosen = Array.isArray(value) ? value : [];

  function nameOf(one: string | number): string {
    const known = related[field.name]?.find((choice) => choice.value === String(one))?.label;
    return draft.names[nameKey(relation, one)] ?? known ?? String(one);
  }

  return (
    <div>
      {chosen.length > 0 && (
        <ul aria-label={`${field.label}: chosen`} className="mb-2 flex flex-wrap gap-1.5">
          {chosen.map((one) => (
            <li
              key={one}
              className="flex items-center gap-1 rounded-full border border-line bg-sunken py-0.5 pr-1 pl-3 text-sm"
            >
              {nameOf(one)}
              <button
                type="button"
                aria-label={`Remove ${nameOf(one)}`}
                onClick={() => {
                  onChange(chosen.filter((other) => other !== one));
                  document.getElementById(id)?.focus();
                }}
                className="grid size-6 place-items-center rounded-full text-muted hover:bg-line hover:text-ink"
              >
                <X className="size-3.5" aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Combobox
        id={id}
        model={relation}
        onPick={(choice) => {
          dispatch({ type: "named", model: relation, choice });
          if (!chosen.map(String).includes(choice.value)) onChange([...chosen, relationValue(choice.value)]);
        }}
        label={field.label}
        placeholder="Type to search, then choose"
        isInvalid={isInvalid}
        describedBy={describedBy}
        isRequired={field.required}
      />
    </div>
  );
}
