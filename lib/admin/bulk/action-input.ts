import { z } from "zod";
import { formValuesSchema, modelPathSchema, selectionSchema } from "../../contract/admin/admin";

/** The input of an action, to perform or to preview it. */
export const actionInputSchema = z.object({
  model: modelPathSchema,
  action: z.string().max(64),
  selection: selectionSchema,
  /** The fields of the action's form. */
  input: formValuesSchema.default({}),
});
