import { may, type Permission } from "../auth/actor";
import type { Action } from "../contract/users/permission";
import { AppError } from "../errors";
import type { Context } from "./context";

/** Throws unless the actor may do this to the model's records. */
export function authorise(ctx: Context, model: string, action: Action): void {
  const permission: Permission = `${model}.${action}`;
  if (!may(ctx.actor, permission)) refuse(ctx);
}

/** Throws unless the actor is a superuser or the system: who can change permissions effectively has all of them. */
export function authoriseSuperuser(ctx: Context): void {
  const { actor } = ctx;
  if (actor.kind === "system") return;
  if (actor.kind !== "user" || !actor.isStaff || !actor.isSuperuser) refuse(ctx);
}

/** @throws AppError unauthenticated for an anonymous actor, else forbidden */
export function refuse({ actor }: Context): never {
  if (actor.kind === "anonymous") {
    throw new AppError("unauthenticated", "Authentication credentials were not provided.");
  }
  throw new AppError("forbidden", "You do not have permission to perform this action.");
}

/** The largest id of the databases: above it Prisma fails instead of finding nothing. */
const LAST_ID = 2 ** 31 - 1;

/** Throws not_found for an id that no row can have. */
export function knownId(id: number): number {
  if (Number.isInteger(id) && id > 0 && id <= LAST_ID) return id;
  throw notFound();
}

export function notFound(): AppError {
  return new AppError("not_found", "Not found.");
}
