import { z } from "zod";
import { formValuesSchema, modelPathSchema, selectionSchema } from "../../contract/admin/admin";

/** What is sent of an action: to do it, or to see what it would do. */
export const actionInputSchema = z.object({
  model: modelPathSchema,
  action: z.string().max(64),
  selection: selectionSchema,
  /** What the action asks for. */
  input: formValuesSchema.default({}),
});
