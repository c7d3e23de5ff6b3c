import { z } from "zod";
import { fieldValueSchema, modelPathSchema, recordKeySchema } from "../../contract/admin/admin";
import { AppError, type FieldErrors } from "../../errors";
import type { Context } from "../../services/context";
import { parse } from "../../services/parse";
import { authoriseModel } from "../access";
import { adminAt } from "../registry";
import { count } from "../titles";
import { change } from "./save";

const MAX_ROWS = 1000;

const inputSchema = z.object({
  model: modelPathSchema,
  rows: z
    .array(z.object({ key: recordKeySchema, values: z.record(z.string().max(64), fieldValueSchema) }))
    .min(1)
    .max(MAX_ROWS),
});

/**
 * Changes the editable columns of a list's rows. Each row is a change of its own; the errors of all others are reported
 * at once, under "<key>.<field>".
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function saveRows(ctx: Context, input: z.input<typeof inputSchema>): Promise<{ message: string }> {
  const { model, rows } = parse(inputSchema, input);
  const admin = adminAt(model);
  authoriseModel(ctx, admin, "change");
  if (!admin.editable) throw new AppError("forbidden", `The ${admin.plural} are not changed in their list.`);
  const columns = new Set(admin.editable);
  const errors: FieldErrors = {};
  let done = 0;
  for (const { key, values } of rows) {
    const editable = Object.fromEntries(Object.entries(values).filter(([name]) => columns.has(name)));
    try {
      await change(ctx, admin, { text: key, values: editable });
      done += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const fields = error.fields ?? { non_field_errors: [error.message] };
      for (const [field, messages] of Object.entries(fields)) errors[`${key}.${field}`] = messages;
    }
  }
  if (Object.keys(errors).length > 0) {
    throw new AppError("invalid", `${count(done, admin)} changed; the others are not valid.`, errors);
  }
  return { message: `${count(done, admin)} changed successfully.` };
}
