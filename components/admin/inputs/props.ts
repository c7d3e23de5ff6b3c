import type { FieldSpec, FieldValue } from "@/lib/contract/admin/admin";

/** The props of every kind of input. */
export interface InputProps {
  field: FieldSpec;
  id: string;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
  isInvalid: boolean;
  /** The ids of its help and errors. */
  describedBy: string | undefined;
}

/** The common attributes of every control. */
export function controlProps({ field, id, isInvalid, describedBy }: InputProps) {
  return {
    id,
    name: field.name,
    "aria-invalid": isInvalid || undefined,
    "aria-describedby": describedBy,
    "aria-required": field.required || undefined,
  };
}

export function textOf(value: FieldValue): string {
  return value === null ? "" : String(value);
}
