import { deleteLogEntries, oldLogins } from "../../db/queries/log/log";
import type { Context } from "../context";
import { authoriseSuperuser } from "../guard";

const BATCH_SIZE = 500;
const KEPT_MS = 90 * 24 * 60 * 60_000;

/**
 * Removes log entries of logins, refused logins and password resets that are older than 90 days; entries of changes
 * stay. Idempotent, also when run concurrently.
 * @throws AppError unauthenticated or forbidden
 */
export async function removeOldLogins(ctx: Context): Promise<void> {
  authoriseSuperuser(ctx);
  for (;;) {
    const old = await oldLogins(ctx.database.read, ctx.now() - KEPT_MS, BATCH_SIZE);
    if (old.length === 0) return;
    await ctx.database.transaction((sql) => deleteLogEntries(sql, old));
  }
}
