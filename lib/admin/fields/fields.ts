import { z } from "zod";
import type { Choice, FieldKind, FieldSpec, Fieldset } from "../../contract/admin/admin";
import { type Model, type ModelField, modelNamed, referenceOf } from "../../db/models";
import { labelOf } from "../../format/label";
import { METRICS } from "../../weather/metrics";
import type { FieldOptions, FieldsetOptions, ModelAdmin } from "../model/model";
import { adminOf, pathOf } from "../registry";

const LONG_TEXT = 255;

/** The JSON Schema keywords of a property that a form can show. */
interface Bounds {
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  enum?: (string | null)[];
  items?: { enum?: string[] };
  anyOf?: Bounds[];
}

/** A form's fields, from the model, the verb's schema and the admin's options. */
export function fieldsetsOf(admin: ModelAdmin, schema: z.ZodObject | undefined): Fieldset[] {
  return admin.fieldsets.map(({ title, help, fields, map }: FieldsetOptions) => ({
    title,
    help,
    map,
    fields: fields.map((name) => fieldOf(admin, name, schema)),
  }));
}

/** All fields of the form. */
export function formFields(admin: ModelAdmin, schema: z.ZodObject | undefined): FieldSpec[] {
  return fieldsetsOf(admin, schema).flatMap(({ fields }) => fields);
}

/** One field; read-only when the verb does not take it. */
export function fieldOf(admin: ModelAdmin, name: string, schema: z.ZodObject | undefined): FieldSpec {
  const options = admin.fields?.[name] ?? {};
  const model = modelNamed(admin.model);
  const column = model.fields.find((field) => field.name === name);
  const reference = options.relation ?? referenceOf(model, name);
  const kind = options.kind ?? (column ? kindOf(model, column) : undefined);
  return specOf(name, schema, { ...options, ...(reference ? { relation: reference } : {}) }, kind, column?.doc);
}

/** A field known only from a schema, such as those of an action. */
export function specOf(
  name: string,
  schema: z.ZodObject | undefined,
  options: FieldOptions = {},
  known?: FieldKind,
  doc = "",
): FieldSpec {
  const type = schema?.shape[name];
  const bounds = type ? boundsOf(type) : {};
  const metric = name in METRICS ? METRICS[name as keyof typeof METRICS] : undefined;
  const kind = options.kind ?? known ?? (bounds.minimum !== undefined ? "number" : bounds.enum ? "choice" : "text");
  return {
    name,
    label: options.label ?? metric?.label ?? labelOf(name),
    kind,
    required: type !== undefined && !isOptional(type),
    readOnly: options.readOnly === true || type === undefined,
    help: options.help ?? (doc === "" || metric ? undefined : doc),
    unit: options.unit ?? metric?.unit,
    min: bounds.minimum,
    max: bounds.maximum,
    maxLength: bounds.maxLength,
    choices: choicesOf(options, bounds),
    relation: options.relation && adminOf(options.relation) ? pathOf(options.relation) : undefined,
  };
}

/** How a column is displayed and edited unless its admin says otherwise. */
export function kindOf(model: Model, field: ModelField): FieldKind {
  if (referenceOf(model, field.name)) return "relation";
  switch (field.type) {
    case "Int":
      return "integer";
    case "Float":
      return "number";
    case "Boolean":
      return "boolean";
    case "DateTime":
      return "time";
    case "Json":
      return "json";
    case "String":
      return (field.maxLength ?? Number.POSITIVE_INFINITY) > LONG_TEXT ? "long-text" : "text";
  }
}

function choicesOf({ choices }: FieldOptions, bounds: Bounds): Choice[] | undefined {
  if (Array.isArray(choices)) return choices.map((value) => ({ value, label: value }));
  const values = bounds.enum ?? bounds.items?.enum;
  if (choices) {
    const named = Object.entries(choices).map(([value, label]) => ({ value, label }));
    // A form offers those that its schema accepts.
    return values ? named.filter(({ value }) => values.includes(value)) : named;
  }
  return values?.flatMap((value) => (value === null ? [] : [{ value, label: labelOf(value) }]));
}

function boundsOf(type: z.core.$ZodType): Bounds {
  const whole = z.toJSONSchema(type, { io: "input", unrepresentable: "any" }) as Bounds;
  const parts = whole.anyOf ?? [];
  return Object.assign({}, ...parts.map((part) => ({ ...part })), whole) as Bounds;
}

function isOptional(type: z.core.$ZodType): boolean {
  return z.safeParse(type, undefined).success || z.safeParse(type, "").success || z.safeParse(type, null).success;
}
