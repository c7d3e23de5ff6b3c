import { z } from "zod";
import {
  type ActionInfo,
  type ActionResult,
  formValuesSchema,
  modelPathSchema,
  type Selection,
  selectionSchema,
} from "../../contract/admin";
import { AppError } from "../../errors";
import type { Context } from "../../services/context";
import { parse } from "../../services/parse";
import { authoriseAction, mayAct } from "../access";
import { specOf } from "../form/fields";
import { readValues, requireAll } from "../form/values";
import type { ActionOptions, Item, ModelAdmin } from "../model";
import { adminAt } from "../registry";
import { AT_ONCE, countSelected, each, onlyKey, sentenceOf } from "./selected";
import { type Progress, startTask } from "./tasks";

const inputSchema = z.object({
  model: modelPathSchema,
  action: z.string().max(64),
  selection: selectionSchema,
  /** What the action asks for. */
  input: formValuesSchema.default({}),
});

/** What the user may do to one record of the model, beside saving and deleting it. */
export function actionsFor(ctx: Context, admin: ModelAdmin): ActionInfo[] {
  return (admin.actions ?? []).filter(({ permission }) => mayAct(ctx, admin, permission)).map(actionInfo);
}

/** The same for ticked records. */
export function listActions(ctx: Context, admin: ModelAdmin): ActionInfo[] {
  const single = new Set((admin.actions ?? []).filter(({ isSingle }) => isSingle).map(({ name }) => name));
  return actionsFor(ctx, admin).filter(({ name }) => !single.has(name));
}

function actionInfo({ name, label, confirm, isDanger = false, ...action }: ActionOptions): ActionInfo {
  return { name, label, confirm, isDanger, fields: fieldsOf(action) };
}

function fieldsOf({ schema, fields }: Pick<ActionOptions, "schema" | "fields">) {
  return Object.keys(schema?.shape ?? {}).map((name) => specOf(name, schema, fields?.[name]));
}

/**
 * Does an action to the records that are meant, each by itself; to many as a task.
 * @throws AppError unauthenticated, forbidden, invalid (by field) or not_found
 */
export async function act(ctx: Context, given: z.input<typeof inputSchema>): Promise<ActionResult> {
  const { model, action: name, selection, input } = parse(inputSchema, given);
  const admin = adminAt(model);
  const action = admin.actions?.find((one) => one.name === name);
  if (!action) throw new AppError("not_found", `There is no action ${name}.`);
  authoriseAction(ctx, admin, action.permission);
  const fields = fieldsOf(action);
  const values = readValues(fields, input);
  requireAll(fields, values);
  const key = onlyKey(admin, selection);
  if (key) {
    const { once } = await action.run(ctx, key, values);
    return { message: action.done(1), once };
  }
  if (action.isSingle) throw new AppError("invalid", "This is done to one record at a time.");
  if ((await countSelected(ctx, admin, selection)) > AT_ONCE) {
    return {
      task: startTask(ctx, action.label, (progress) => actOn(ctx, admin, { action, selection, values }, progress)),
    };
  }
  return actOn(ctx, admin, { action, selection, values });
}

interface Work {
  action: ActionOptions;
  selection: Selection;
  values: Item;
}

async function actOn(
  ctx: Context,
  admin: ModelAdmin,
  { action, selection, values }: Work,
  progress?: Progress,
): Promise<{ message: string }> {
  progress?.total(await countSelected(ctx, admin, selection, 1_000_000));
  const run = async (key: Parameters<typeof action.run>[1]) => void (await action.run(ctx, key, values));
  const { done, refusal } = await each(ctx, admin, selection, run, progress);
  const said = action.done(done);
  if (!refusal) return { message: said };
  if (done === 0) throw refusal;
  return { message: `${said} Then it ended: ${sentenceOf(refusal)}` };
}
