import { useId } from "react";
import type { FieldSpec } from "@/lib/contract/admin/admin";
import { FormScopeProvider } from "../draft/FormScope";
import { FieldErrors } from "../inputs/FieldErrors";
import { FieldInput } from "../inputs/FieldInput";
import { isRight } from "../values/align";
import type { Edits } from "./useEdits";

interface EditCellProps {
  field: FieldSpec;
  rowKey: string;
  /** The record's name: every row has fields with the same labels. */
  rowLabel: string;
  edits: Edits;
}

/** Keeps the height of other rows, with aligned digits. */
const rightClass =
  "flex justify-end [&_input]:w-24 [&_input]:px-2 [&_input]:py-0 [&_input]:text-right [&_div]:gap-1 -my-0.5";

/** A column of short texts would shrink to a character. */
const textClass = "[&_input:not([type=checkbox])]:min-w-24";

/** An editable value in the list. */
export function EditCell({ field, rowKey, rowLabel, edits }: EditCellProps) {
  const id = useId();
  const errors = edits.errorsOf(rowKey, field.name);
  const value = edits.valueOf(rowKey, field.name);
  const onChange = (now: typeof value) => edits.type(rowKey, field.name, now);
  return (
    <FormScopeProvider
      value={{
        draft: { values: { [field.name]: value }, zones: {}, names: {} },
        errors: {},
        related: {},
        dispatch: (event) => event.type === "typed" && onChange(event.value),
      }}
    >
      <label htmlFor={id} className="sr-only">
        {field.label} of {rowLabel}
      </label>
      <div className={isRight(field) ? rightClass : textClass}>
        <FieldInput
          field={field}
          id={id}
          value={value}
          onChange={onChange}
          isInvalid={errors.length > 0}
          describedBy={errors.length > 0 ? `${id}-errors` : undefined}
        />
      </div>
      <FieldErrors id={`${id}-errors`} errors={errors} />
    </FormScopeProvider>
  );
}
