import clsx from "clsx";
import { useId } from "react";
import type { FieldSpec } from "@/lib/contract/admin/admin";
import { useFormScope } from "../draft/FormScope";
import { FieldErrors } from "./FieldErrors";
import { FieldInput } from "./FieldInput";

const GROUPS = new Set(["choices", "relations"]);

interface FieldRowProps {
  field: FieldSpec;
  /** Whether the label is above its input, for narrow places. */
  isStacked?: boolean;
}

/** An editable field: label, input, help and errors. */
export function FieldRow({ field, isStacked = false }: FieldRowProps) {
  const { draft, errors, dispatch } = useFormScope();
  const id = useId();
  const own = errors[field.name] ?? [];
  const helpId = `${id}-help`;
  const errorId = `${id}-errors`;
  const describedBy = [own.length > 0 && errorId, field.help && helpId].filter(Boolean).join(" ") || undefined;
  const isGroup = GROUPS.has(field.kind);
  const labelClass = clsx("block font-medium text-sm", !isStacked && "sm:pt-1.5");
  const label = (
    <>
      {field.label}
      {field.required && (
        <span className="text-danger" aria-hidden="true">
          {" "}
          *
        </span>
      )}
    </>
  );
  return (
    <div
      {...(isGroup && { role: "group", "aria-labelledby": `${id}-label` })}
      data-field={field.name}
      className={clsx("grid gap-x-6 gap-y-1", !isStacked && "sm:grid-cols-[11rem_minmax(0,1fr)]")}
    >
      {isGroup ? (
        <span id={`${id}-label`} className={labelClass}>
          {label}
        </span>
      ) : (
        <label htmlFor={id} className={labelClass}>
          {label}
        </label>
      )}
      <div className={clsx("min-w-0", field.kind === "boolean" && !isStacked && "sm:pt-2")}>
        <FieldInput
          field={field}
          id={id}
          value={draft.values[field.name] ?? null}
          onChange={(value) => dispatch({ type: "typed", field: field.name, value })}
          isInvalid={own.length > 0}
          describedBy={describedBy}
        />
        <FieldErrors id={errorId} errors={own} />
        {field.help && (
          <p id={helpId} className="mt-1 max-w-prose text-muted text-xs">
            {field.help}
          </p>
        )}
      </div>
    </div>
  );
}
