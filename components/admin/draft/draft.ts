import type { Choice, FieldSpec, Fieldset, FieldValue, FormValues } from "@/lib/contract/admin/admin";
import { utcText } from "@/lib/format/utcText";
import { sentTime } from "./timeText";

/** The state of a form: values as typed. */
export interface Draft {
  values: FormValues;
  /** The time zones in which its times are typed. */
  zones: Record<string, string>;
  /** The names of records found by searching, by model and value. */
  names: Record<string, string>;
}

export type DraftEvent =
  | { type: "typed"; field: string; value: FieldValue }
  | { type: "zoned"; field: string; zone: string }
  | { type: "named"; model: string; choice: Choice };

export function reduceDraft(draft: Draft, event: DraftEvent): Draft {
  switch (event.type) {
    case "typed":
      return { ...draft, values: { ...draft.values, [event.field]: event.value } };
    case "zoned":
      return { ...draft, zones: { ...draft.zones, [event.field]: event.zone } };
    case "named":
      return { ...draft, names: { ...draft.names, [nameKey(event.model, event.choice.value)]: event.choice.label } };
  }
}

export function nameKey(model: string, value: string | number): string {
  return `${model} ${value}`;
}

export function fieldsOf(fieldsets: readonly Fieldset[]): FieldSpec[] {
  return fieldsets.flatMap(({ fields }) => fields);
}

/** A record's values in the form in which they are typed. */
export function draftOf(fields: readonly FieldSpec[], values: Record<string, FieldValue>): Draft {
  return {
    values: Object.fromEntries(fields.map((field) => [field.name, typedOf(field, values[field.name] ?? null)])),
    zones: {},
    names: {},
  };
}

/** One value in the form in which it is typed. */
export function typedOf({ kind }: FieldSpec, value: FieldValue): FieldValue {
  switch (kind) {
    case "time":
      return typeof value === "number" ? utcText(value) : textOf(value);
    case "lines":
      return Array.isArray(value) ? value.join("\n") : textOf(value);
    case "boolean":
      return value === true || value === "true";
    case "choices":
    case "relations":
      return Array.isArray(value) ? value : [];
    case "relation":
      return value;
    default:
      return textOf(value);
  }
}

/** What is sent: the editable fields. */
export function sentOf(fields: readonly FieldSpec[], { values, zones }: Draft): FormValues {
  const writable = fields.filter(({ readOnly }) => !readOnly);
  return Object.fromEntries(writable.map((field) => [field.name, sentValue(field, values[field.name] ?? null, zones)]));
}

function sentValue({ name, kind }: FieldSpec, value: FieldValue, zones: Draft["zones"]): FieldValue {
  if (kind === "time") return sentTime(textOf(value), zones[name] ?? "UTC");
  if (kind === "lines")
    return textOf(value)
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  return value;
}

/** Whether they are the same to a person. */
export function isSame(a: FieldValue, b: FieldValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function textOf(value: FieldValue): string {
  return value === null ? "" : String(value);
}
