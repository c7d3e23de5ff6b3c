import type { z } from "zod";
import type { ActionInfo, ActionResult, Selection } from "../../contract/admin/admin";
import { AppError } from "../../errors";
import type { Context } from "../../services/context";
import { parse } from "../../services/parse";
import { authoriseAction, mayAct } from "../access";
import { readValues, requireAll } from "../form/values";
import type { ActionOptions, GroupAction, Item, ModelAdmin } from "../model";
import { adminAt } from "../registry";
import { actionFields, actionInputSchema } from "./action-input";
import { BATCH_SIZE, countSelected, each, onlyKey, sentenceOf } from "./selected";
import { type Progress, startTask } from "./tasks";
import { actTogether } from "./together";

/** What the user may do to one record of the model, beside saving and deleting it. */
export function actionsFor(ctx: Context, admin: ModelAdmin, item?: Item): ActionInfo[] {
  return (admin.actions ?? []).flatMap((action) => {
    if ("runAll" in action || !mayAct(ctx, admin, action.permission)) return [];
    return item && action.applies && !action.applies(item) ? [] : [actionInfo(action)];
  });
}

/** The same for ticked records. */
export function listActions(ctx: Context, admin: ModelAdmin): ActionInfo[] {
  const forMany = (admin.actions ?? []).filter((action) => "runAll" in action || !action.isSingle);
  return forMany.filter(({ permission }) => mayAct(ctx, admin, permission)).map(actionInfo);
}

function actionInfo(action: ActionOptions | GroupAction): ActionInfo {
  const { name, label, confirm, isDanger = false } = action;
  return { name, label, confirm, isDanger, isTogether: "runAll" in action, fields: actionFields(action) };
}

/**
 * Does an action to the records that are meant, each by itself; to many as a task.
 * @throws AppError unauthenticated, forbidden, invalid (by field) or not_found
 */
export async function act(ctx: Context, given: z.input<typeof actionInputSchema>): Promise<ActionResult> {
  const { model, action: name, selection, input } = parse(actionInputSchema, given);
  const admin = adminAt(model);
  const action = admin.actions?.find((one) => one.name === name);
  if (!action) throw new AppError("not_found", `There is no action ${name}.`);
  authoriseAction(ctx, admin, action.permission);
  const fields = actionFields(action);
  const values = readValues(fields, input);
  requireAll(fields, values);
  if ("runAll" in action) return actTogether(ctx, admin, action, { selection, values });
  const key = onlyKey(admin, selection);
  if (key) {
    const { oneTimeSecret } = await action.run(ctx, key, values);
    return { message: action.done(1), oneTimeSecret };
  }
  if (action.isSingle) throw new AppError("invalid", "This is done to one record at a time.");
  if ((await countSelected(ctx, admin, selection)) > BATCH_SIZE) {
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
