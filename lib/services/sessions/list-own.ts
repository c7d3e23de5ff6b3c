import type { SessionItem } from "../../contract/users/session";
import { sessionsOf } from "../../db/queries/users/sessions";
import type { Context } from "../context";
import { refuse } from "../guard";

/**
 * The sessions of the actor, a user, newest first.
 * @throws AppError unauthenticated or forbidden
 */
export async function listOwnSessions(ctx: Context): Promise<SessionItem[]> {
  const { actor, database } = ctx;
  if (actor.kind !== "user") refuse(ctx);
  return sessionsOf(database.read, actor.id, ctx.now());
}
