import type { FieldSpec, FieldValue } from "@/lib/contract/admin/admin";

/** What every kind of input is given. */
export interface InputProps {
  field: FieldSpec;
  id: string;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
  isInvalid: boolean;
  /** Ids of its help and of what is wrong with it. */
  describedBy: string | undefined;
}

/** What says the same of every control. */
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
