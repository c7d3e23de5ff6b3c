import clsx from "clsx";
import { useId } from "react";
import type { FieldSpec, Fieldset, FieldValue } from "@/lib/contract/admin/admin";
import { useFormScope } from "../draft/FormScope";
import { FieldRow } from "../inputs/FieldRow";
import { isRight } from "../values/align";
import { PlacePicker } from "./PlacePicker";
import { ReadOnlyRow } from "./ReadOnlyRow";

interface FieldsetCardProps {
  fieldset: Fieldset;
  /** The record's values, for read-only fields. */
  shown: Record<string, FieldValue>;
  isWritable: boolean;
}

export function FieldsetCard({ fieldset: { title, help, fields, map }, shown, isWritable }: FieldsetCardProps) {
  const { related } = useFormScope();
  const titleId = useId();
  const isTyped = (name: string) => isWritable && fields.some((field) => field.name === name && !field.readOnly);
  return (
    <section className="card" {...(title ? { "aria-labelledby": titleId } : { "aria-label": "Fields" })}>
      {title && (
        <h2
          id={titleId}
          className="rounded-t-[0.875rem] border-line border-b bg-sunken px-4 py-2.5 font-semibold text-sm sm:px-5"
        >
          {title}
        </h2>
      )}
      <div className={clsx("grid grid-cols-1 gap-4 px-4 py-4 sm:px-5", isManyNumbers(fields) && "lg:grid-cols-2")}>
        {help && <p className="col-span-full max-w-prose text-muted text-sm">{help}</p>}
        {fields.map((field) =>
          isTyped(field.name) ? (
            <FieldRow key={field.name} field={field} />
          ) : (
            <dl key={field.name}>
              <ReadOnlyRow field={field} value={shown[field.name] ?? null} related={related[field.name]} />
            </dl>
          ),
        )}
        {map && <PlacePicker lat={map.lat} lon={map.lon} isWritable={isTyped(map.lat) && isTyped(map.lon)} />}
      </div>
    </section>
  );
}

const MANY = 6;

/** Numbers are short: many of them are laid out in two columns. */
function isManyNumbers(fields: readonly FieldSpec[]): boolean {
  return fields.length >= MANY && fields.every(isRight);
}
