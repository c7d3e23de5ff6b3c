import { may } from "../auth/actor";
import type { ModelInfo } from "../contract/admin";
import type { Action } from "../contract/permission";
import type { Context } from "../services/context";
import { authorise, authoriseSuperuser } from "../services/guard";
import type { ModelAdmin } from "./model";
import { pathOf } from "./registry";

/** Throws unless the actor may do this to records of the model. The verbs ask again. */
export function authoriseModel(ctx: Context, { model, isForSuperusers }: ModelAdmin, action: Action): void {
  if (isForSuperusers) authoriseSuperuser(ctx);
  else authorise(ctx, model, action);
}

/** May the actor do this to records of the model, as far as the model offers it? */
export function mayDo({ actor }: Context, admin: ModelAdmin, action: Action): boolean {
  const offers = { view: true, add: admin.create, change: admin.update, delete: admin.remove }[action];
  if (!offers) return false;
  if (actor.kind === "user" && admin.isForSuperusers && !actor.isSuperuser) return false;
  return may(actor, `${admin.model}.${action}`);
}

/** Who may change what they see may see it. */
export function maySee(ctx: Context, admin: ModelAdmin): boolean {
  return mayDo(ctx, admin, "view");
}

export function infoOf(ctx: Context, admin: ModelAdmin): ModelInfo {
  const may = (action: Action) => mayDo(ctx, admin, action);
  return {
    path: pathOf(admin.model),
    one: admin.one,
    many: admin.many,
    may: { view: may("view"), add: may("add"), change: may("change"), delete: may("delete") },
    canImport: admin.createMany !== undefined && may("add"),
  };
}
