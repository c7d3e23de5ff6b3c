import type { z } from "zod";
import type { ActionPreview, ActionResult, Selection } from "../../contract/admin/admin";
import { AppError } from "../../errors";
import type { Context } from "../../services/context";
import { parse } from "../../services/parse";
import { authoriseAction } from "../access";
import { actionFields } from "../fields/actions";
import { readValues } from "../fields/values";
import type { GroupAction, Item, Key, ModelAdmin } from "../model/model";
import { adminAt } from "../registry";
import { actionInputSchema } from "./action-input";
import { BATCH_SIZE } from "./selected";
import { keysOf } from "./selection";
import { startTask } from "./tasks";

/** More records than anybody means to process. */
const MAX_RECORDS = 20_000;

/**
 * What an action to all selected records together would do, given the current form values.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function actionPreview(ctx: Context, given: z.input<typeof actionInputSchema>): Promise<ActionPreview> {
  const { model, action: name, selection, input } = parse(actionInputSchema, given);
  const admin = adminAt(model);
  const action = admin.actions?.find((one) => one.name === name);
  if (!action || !("runAll" in action)) throw new AppError("not_found", `There is no such action ${name}.`);
  authoriseAction(ctx, admin, action.permission);
  const keys = await allKeys(ctx, admin, action, selection);
  const { choices, values, facts, obstacles } = await action.preview(ctx, keys, readGiven(action, input));
  const fields = actionFields(action).map((field) => {
    const own = choices[field.name];
    return own ? { ...field, kind: "choice" as const, choices: own } : field;
  });
  return { help: action.help, fields, values, facts, obstacles };
}

/** Fields that are still empty are left out of the preview. */
function readGiven(action: GroupAction, input: Record<string, unknown>): Item {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== ""));
  return readValues(actionFields(action), given as Parameters<typeof readValues>[1]);
}

/** Performs it; for many records as a task. */
export async function actTogether(
  ctx: Context,
  admin: ModelAdmin,
  action: GroupAction,
  { selection, values }: { selection: Selection; values: Item },
): Promise<ActionResult> {
  const keys = await allKeys(ctx, admin, action, selection);
  const { isLong } = await action.preview(ctx, keys, values);
  if (!isLong && keys.length <= BATCH_SIZE) return { message: await action.runAll(ctx, keys, values) };
  const work = async (progress: Parameters<NonNullable<Parameters<typeof startTask>[2]>>[0]) => {
    progress.total(keys.length);
    return { message: await action.runAll(ctx, keys, values, progress) };
  };
  return { task: startTask(ctx, `${action.label} ${admin.plural}`, work) };
}

async function allKeys(ctx: Context, admin: ModelAdmin, { least }: GroupAction, selection: Selection): Promise<Key[]> {
  const all: Key[] = [];
  for await (const keys of keysOf(ctx, admin, selection)) {
    all.push(...keys);
    if (all.length > MAX_RECORDS)
      throw new AppError("too_large", `At most ${MAX_RECORDS.toLocaleString("en")} ${admin.plural} at a time.`);
  }
  if (all.length < least) throw new AppError("invalid", `Select ${least} ${admin.plural} or more.`);
  return all;
}
