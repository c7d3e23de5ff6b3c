import { z } from "zod";
import generated from "./generated/models.json" with { type: "json" };

const fieldSchema = z.object({
  name: z.string(),
  type: z.enum(["Int", "Float", "String", "Boolean", "DateTime", "Json"]),
  isRequired: z.boolean(),
  /** Does the database, or its client, fill it in? */
  hasDefaultValue: z.boolean(),
  /** Does it hold the time of the last change? */
  isUpdatedAt: z.boolean().optional(),
  /** Maximum length of text, in characters. */
  maxLength: z.number().optional(),
  /** Its documentation in the schema. */
  doc: z.string(),
});
export type ModelField = z.output<typeof fieldSchema>;

const modelSchema = z.object({
  name: z.string(),
  doc: z.string(),
  primaryKey: z.array(z.string()),
  uniques: z.array(z.array(z.string())),
  fields: z.array(fieldSchema),
  references: z.array(
    z.object({
      fields: z.array(z.string()),
      model: z.string(),
      onDelete: z.enum(["Cascade", "SetNull", "Restrict", "NoAction", "SetDefault"]),
    }),
  ),
  indexes: z.array(z.array(z.string())),
});
export type Model = z.output<typeof modelSchema>;

/**
 * All models, each after those that it refers to: rows may be inserted in this order and deleted in the reverse one.
 */
export const MODELS: readonly Model[] = inOrder(z.array(modelSchema).parse(generated));

/** The largest value of an Int. */
export const LAST_NUMBER = 2 ** 31 - 1;

/** @throws Error if there is none, which is a mistake in the code */
export function modelNamed(name: string): Model {
  const model = MODELS.find((one) => one.name === name);
  if (!model) throw new Error(`prisma/schema.prisma has no model ${name}.`);
  return model;
}

/** @throws Error if the model has no such column, which is a mistake in the code */
export function columnOf({ model }: { model: string }, name: string): ModelField {
  const field = modelNamed(model).fields.find((one) => one.name === name);
  if (!field) throw new Error(`The model ${model} has no column ${name}.`);
  return field;
}

/** The model to which the column's ids refer. */
export function referenceOf(model: Model, column: string): string | undefined {
  return model.references.find(({ fields }) => fields.length === 1 && fields[0] === column)?.model;
}

/** Does the database assign the ids of the rows? */
export function isNumbered({ primaryKey, fields }: Model): boolean {
  const [first, ...others] = primaryKey.map((name) => fields.find((field) => field.name === name));
  return first?.type === "Int" && first.hasDefaultValue && others.length === 0;
}

function inOrder(models: readonly Model[]): Model[] {
  const ordered = new Set<Model>();
  const add = (model: Model) => {
    for (const { model: name } of model.references) {
      const referred = models.find((other) => other.name === name);
      if (referred && referred !== model && !ordered.has(referred)) add(referred);
    }
    ordered.add(model);
  };
  for (const model of models) add(model);
  return [...ordered];
}
