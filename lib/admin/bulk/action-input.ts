import { z } from "zod";
import { type FieldSpec, formValuesSchema, modelPathSchema, selectionSchema } from "../../contract/admin/admin";
import { specOf } from "../form/fields";
import type { ActionBasics } from "../model";

/** What is sent of an action: to do it, or to see what it would do. */
export const actionInputSchema = z.object({
  model: modelPathSchema,
  action: z.string().max(64),
  selection: selectionSchema,
  /** What the action asks for. */
  input: formValuesSchema.default({}),
});

export function actionFields({ schema, fields }: Pick<ActionBasics, "schema" | "fields">): FieldSpec[] {
  return Object.keys(schema?.shape ?? {}).map((name) => specOf(name, schema, fields?.[name]));
}
