import { deleteSessions, expiredSessions } from "../../db/queries/users/sessions";
import type { Context } from "../context";
import { authoriseSuperuser } from "../guard";

const BATCH_SIZE = 500;

/**
 * Removes expired sessions, which grant no access any more. Idempotent, also when run concurrently.
 * @throws AppError unauthenticated or forbidden
 */
export async function removeExpiredSessions(ctx: Context): Promise<void> {
  authoriseSuperuser(ctx);
  for (;;) {
    const expired = await expiredSessions(ctx.database.read, ctx.now(), BATCH_SIZE);
    if (expired.length === 0) return;
    await ctx.database.transaction((sql) => deleteSessions(sql, expired));
  }
}
