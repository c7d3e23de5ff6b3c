import { dueAttempts, forgetAttempts, type Gathered } from "../../auth/login/refusals";
import { insertLogEntry, type LogRow } from "../../db/queries/log/log";
import type { Context } from "../context";
import { authoriseSuperuser } from "../guard";

/**
 * Logs the logins refused and the password resets requested since the last call: one entry per hour for equal attempts,
 * with their number.
 * @param input.all also those that would otherwise wait for the end of their hour
 * @throws AppError unauthenticated or forbidden
 */
export async function writeAttempts(ctx: Context, input: { all?: boolean } = {}): Promise<void> {
  authoriseSuperuser(ctx);
  const due = dueAttempts(ctx.now(), input);
  if (due.length === 0) return;
  await ctx.database.transaction(async (sql) => {
    for (const gathered of due) await insertLogEntry(sql, rowOf(gathered));
  });
  forgetAttempts(due, ctx.now());
}

/** Nobody has authenticated: the actor of the entry is the address. */
function rowOf(gathered: Gathered): LogRow {
  const { at, action, model, objectId, name, way, address, isMany } = gathered;
  return {
    time: new Date(at),
    userId: null,
    actor: isMany ? "many addresses" : address,
    action,
    model,
    objectId: String(objectId ?? ""),
    objectLabel: name || (isMany ? "many names" : "no name"),
    changes: isMany ? {} : { way: [null, way] },
    reason: reasonOf(gathered),
  };
}

function reasonOf({ reason, times, tooSoon }: Gathered): string {
  if (times === 1) return reason;
  const waits = tooSoon > 0 ? `, ${tooSoon} of them while they had to wait` : "";
  return `${reason} ${times} times${waits}.`;
}
