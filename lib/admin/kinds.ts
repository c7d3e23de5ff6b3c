import type { FieldKind } from "../contract/admin/admin";
import { type Model, type ModelField, modelNamed } from "../db/models";
import type { ModelAdmin } from "./model";

export { labelOf } from "../format/label";

const LONG_TEXT = 255;

/** How a column of a table is shown and typed unless its admin says otherwise. */
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

/** The model whose record the column holds the number of. */
export function referenceOf(model: Model, column: string): string | undefined {
  return model.references.find(({ fields }) => fields.length === 1 && fields[0] === column)?.model;
}

/** @throws Error when the model has no such column: its admin is wrong */
export function columnOf({ model }: Pick<ModelAdmin, "model">, name: string): ModelField {
  const field = modelNamed(model).fields.find((one) => one.name === name);
  if (!field) throw new Error(`The model ${model} has no column ${name}.`);
  return field;
}
