import { z } from "zod";
import { epochMsSchema } from "../../../contract/reading/reading";
import { textSchema } from "../../../contract/text";
import { isNumbered, LAST_NUMBER, type Model, type ModelField } from "../../../db/models";

/** MariaDB limits the depth of JSON. */
const MAX_DEPTH = 30;

/**
 * The schema of a new record, from the model's metadata: times in epoch ms, JSON parsed. A column with a default may be
 * absent, a nullable one null; an autoincrement id cannot be given.
 */
export function newRecordSchema(model: Model): z.ZodObject {
  const shape = writable(model)
    .filter(({ name }) => !(isNumbered(model) && model.primaryKey.includes(name)))
    .map((field) => [
      field.name,
      field.hasDefaultValue ? valueSchema(model, field).optional() : valueSchema(model, field),
    ]);
  return z.object(Object.fromEntries(shape));
}

/** The schema of a change: every field but the key. Absent fields stay. */
export function recordChangeSchema(model: Model): z.ZodObject {
  const fields = writable(model).filter(({ name }) => !model.primaryKey.includes(name));
  return z.object(Object.fromEntries(fields.map((field) => [field.name, valueSchema(model, field).optional()])));
}

function writable({ fields }: Model): ModelField[] {
  return fields.filter(({ isUpdatedAt }) => !isUpdatedAt);
}

function valueSchema(model: Model, field: ModelField): z.ZodType {
  const schema = plainSchema(model, field);
  return field.isRequired ? schema : schema.nullish();
}

/** The message for missing values; for others zod has its own. */
function required({ input }: { input?: unknown }): string | undefined {
  return input === undefined || input === null ? "This field is required." : undefined;
}

function plainSchema({ references }: Model, field: ModelField): z.ZodType {
  switch (field.type) {
    case "Int": {
      const isReference = references.some(({ fields }) => fields.includes(field.name));
      return z
        .int({ error: required })
        .min(isReference ? 1 : -LAST_NUMBER - 1)
        .max(LAST_NUMBER);
    }
    case "Float":
      return z.number({ error: required });
    case "Boolean":
      return z.boolean({ error: required });
    case "DateTime":
      return z.int({ error: required }).pipe(epochMsSchema);
    case "Json":
      return jsonSchema(field.isRequired);
    case "String":
      return boundedText(field);
  }
}

/** The length is in characters, as the databases count. */
function boundedText({ maxLength, isRequired, hasDefaultValue }: ModelField): z.ZodType {
  const text = textSchema({ error: required }).refine((value) => value !== "" || !isRequired || hasDefaultValue, {
    error: "This field may not be blank.",
  });
  if (maxLength === undefined) return text;
  return text
    .refine((value) => [...value].length <= maxLength, {
      error: `Ensure this field has no more than ${maxLength} characters.`,
    })
    .meta({ maxLength });
}

function jsonSchema(isRequired: boolean): z.ZodType {
  return z.custom<unknown>((value) => isJson(value) && !(isRequired && value === null), {
    error: (issue) => required(issue) ?? "Enter valid JSON, no deeper than 30 levels.",
  });
}

/** Without recursion: a client may nest arbitrarily deep. */
function isJson(whole: unknown): boolean {
  const left = [{ value: whole, depth: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, depth } = next;
    if (depth > MAX_DEPTH || !isPart(value)) return false;
    if (typeof value !== "object" || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      left.push({ value: name, depth }, { value: inner, depth: depth + 1 });
    }
  }
  return true;
}

/** MariaDB refuses lone surrogates even when escaped. */
function isPart(value: unknown): boolean {
  if (typeof value === "string") return textSchema().safeParse(value).success;
  if (typeof value === "number") return Number.isFinite(value);
  return typeof value === "boolean" || typeof value === "object";
}
