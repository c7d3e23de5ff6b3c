import type { ActionInfo, FieldSpec } from "../../contract/admin/admin";
import type { Context } from "../../services/context";
import { mayAct } from "../access";
import type { ActionBasics, ActionOptions, GroupAction, Item, ModelAdmin } from "../model/model";
import { specOf } from "./fields";

/** The actions that the user may perform on one record of the model, besides saving and deleting. */
export function actionsFor(ctx: Context, admin: ModelAdmin, item?: Item): ActionInfo[] {
  return (admin.actions ?? []).flatMap((action) => {
    if ("runAll" in action || !mayAct(ctx, admin, action.permission)) return [];
    return item && action.applies && !action.applies(item) ? [] : [actionInfo(action)];
  });
}

/** The same for selected records. */
export function listActions(ctx: Context, admin: ModelAdmin): ActionInfo[] {
  const forMany = (admin.actions ?? []).filter((action) => "runAll" in action || !action.isSingle);
  return forMany.filter(({ permission }) => mayAct(ctx, admin, permission)).map(actionInfo);
}

function actionInfo(action: ActionOptions | GroupAction): ActionInfo {
  const { name, label, confirm, isDanger = false } = action;
  return { name, label, confirm, isDanger, isTogether: "runAll" in action, fields: actionFields(action) };
}

/** The form fields of an action. */
export function actionFields({ schema, fields }: Pick<ActionBasics, "schema" | "fields">): FieldSpec[] {
  return Object.keys(schema?.shape ?? {}).map((name) => specOf(name, schema, fields?.[name]));
}
