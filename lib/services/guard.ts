import { type Action, may, type Permission } from "../auth/actor";
import { AppError } from "../errors";
import type { Context } from "./context";

/** Throws unless the actor may do this to the model's records. */
export function authorise({ actor }: Context, model: string, action: Action): void {
  const permission: Permission = `${model}.${action}`;
  if (may(actor, permission)) return;
  if (actor.kind === "anonymous") {
    throw new AppError("unauthenticated", "Authentication credentials were not provided.");
  }
  throw new AppError("forbidden", "You do not have permission to perform this action.");
}
