import type { z } from "zod";
import type { ActionResult, Selection } from "../../contract/admin/admin";
import { AppError } from "../../errors";
import type { Context } from "../../services/context";
import { parse } from "../../services/parse";
import { authoriseAction } from "../access";
import { actionFields } from "../fields/actions";
import { readValues, requireAll } from "../fields/values";
import type { ActionOptions, Item, ModelAdmin, Progress } from "../model/model";
import { adminAt } from "../registry";
import { actionInputSchema } from "./action-input";
import { BATCH_SIZE, countSelected, each, onlyKey, sentenceOf } from "./selected";
import { startTask } from "./tasks";
import { actTogether } from "./together";

/**
 * Applies an action to each selected record; to many as a task.
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
    const { oneTimeSecret, message = action.done(1) } = await action.run(ctx, key, values);
    return { message, oneTimeSecret };
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
  return { message: `${said} Then it stopped: ${sentenceOf(refusal)}` };
}
