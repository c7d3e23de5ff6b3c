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
  /** Of text, in characters. */
  maxLength: z.number().optional(),
  /** What the schema says of it. */
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

/** Every model, each after those that it refers to: in this order rows may be inserted, in the reverse one deleted. */
export const MODELS: readonly Model[] = inOrder(z.array(modelSchema).parse(generated));

/** The largest number that an Int holds. */
export const LAST_NUMBER = 2 ** 31 - 1;

/** @throws Error when there is none: a name in the code is wrong */
export function modelNamed(name: string): Model {
  const model = MODELS.find((one) => one.name === name);
  if (!model) throw new Error(`prisma/schema.prisma has no model ${name}.`);
  return model;
}

/** @throws Error when the model has no such column: a name in the code is wrong */
export function columnOf({ model }: { model: string }, name: string): ModelField {
  const field = modelNamed(model).fields.find((one) => one.name === name);
  if (!field) throw new Error(`The model ${model} has no column ${name}.`);
  return field;
}

/** The model whose record the column holds the number of. */
export function referenceOf(model: Model, column: string): string | undefined {
  return model.references.find(({ fields }) => fields.length === 1 && fields[0] === column)?.model;
}

/** Does the database number the rows itself? */
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
