import { may } from "../auth/actor";
import type { ModelInfo } from "../contract/admin/admin";
import type { Action } from "../contract/users/permission";
import { AppError } from "../errors";
import type { Context } from "../services/context";
import { authorise, authoriseSuperuser, refuse } from "../services/guard";
import type { ModelAdmin } from "./model/model";
import { pathOf } from "./registry";

/**
 * The member of staff making the request.
 * @throws AppError unauthenticated or forbidden
 */
export function staff(ctx: Context): { id: number; name: string; isSuperuser: boolean } {
  const { actor } = ctx;
  return actor.kind === "user" && actor.isStaff ? actor : refuse(ctx);
}

/** Throws unless the actor may do this to records of the model, and the model has a verb for it. Verbs check again. */
export function authoriseModel(ctx: Context, admin: ModelAdmin, action: Action): void {
  authoriseAction(ctx, admin, action);
  if (!offers(admin, action)) throw new AppError("forbidden", `The ${admin.plural} cannot be ${DONE[action]} here.`);
}

/** Throws unless the actor has this permission for the model; its actions need no further verb. */
export function authoriseAction(ctx: Context, admin: ModelAdmin, permission: Action): void {
  if (admin.isForSuperusers) authoriseSuperuser(ctx);
  else authorise(ctx, admin.model, permission);
}

const DONE = { view: "seen", add: "added", change: "changed", delete: "deleted" } as const;

function offers({ create, update, remove }: ModelAdmin, action: Action): boolean {
  return { view: true, add: create !== undefined, change: update !== undefined, delete: remove !== undefined }[action];
}

/** Whether the actor may do this to records of the model, if the model offers it. */
export function mayDo(ctx: Context, admin: ModelAdmin, action: Action): boolean {
  return offers(admin, action) && mayAct(ctx, admin, action);
}

/** Whether the actor has this permission for the model. */
export function mayAct({ actor }: Context, admin: ModelAdmin, action: Action): boolean {
  if (actor.kind === "user" && admin.isForSuperusers && !actor.isSuperuser) return false;
  return may(actor, `${admin.model}.${action}`);
}

/** The permission to change includes the permission to view. */
export function maySee(ctx: Context, admin: ModelAdmin): boolean {
  return mayDo(ctx, admin, "view");
}

/** Whether the actor may see the names of the model's records. The permission to change one includes that. */
export function mayName(ctx: Context, admin: ModelAdmin): boolean {
  return maySee(ctx, admin) || mayDo(ctx, admin, "change");
}

export function infoOf(ctx: Context, admin: ModelAdmin): ModelInfo {
  const may = (action: Action) => mayDo(ctx, admin, action);
  return {
    path: pathOf(admin.model),
    singular: admin.singular,
    plural: admin.plural,
    may: { view: may("view"), add: may("add"), change: may("change"), delete: may("delete") },
    canImport: admin.createMany !== undefined && may("add"),
  };
}
