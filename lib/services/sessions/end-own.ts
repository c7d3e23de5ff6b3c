import type { z } from "zod";
import { endSessionSchema } from "../../contract/users/session";
import type { Context } from "../context";
import { notFound, refuse } from "../guard";
import { parse } from "../parse";
import { endSessions } from "./internal/end";

type Input = z.input<typeof endSessionSchema> & {
  /** The hash of the current session. */
  own: string;
};

/**
 * Ends one session of the actor, a user, or all but the current one.
 * @throws AppError unauthenticated, forbidden, invalid, or not_found for a session that has ended or is another user's
 */
export async function endOwnSessions(ctx: Context, { own, ...input }: Input): Promise<void> {
  const { actor, database } = ctx;
  if (actor.kind !== "user") refuse(ctx);
  const user = { id: actor.id, username: actor.name };
  const { end } = parse(endSessionSchema, input);
  const hash = end === "others" ? { not: own } : end;
  const count = await database.prisma.$transaction((tx) => endSessions(ctx, tx, user, { hash }));
  if (count === 0 && end !== "others") throw notFound();
}
