import type { Prisma, Tx } from "../../../db/client";
import { logEntry } from "../../audit";
import type { Context } from "../../context";

/** Ends a user's sessions, or some of them, with an entry in the user's log. Returns how many there were. */
export async function endSessions(
  ctx: Context,
  tx: Tx,
  user: { id: number; username: string },
  which: Prisma.SessionWhereInput = {},
): Promise<number> {
  const before = await tx.session.count({ where: { userId: user.id } });
  const { count } = await tx.session.deleteMany({ where: { ...which, userId: user.id } });
  if (count === 0) return 0;
  const changes: Record<string, [number, number]> = { sessions: [before, before - count] };
  const entry = { action: "change", model: "User", objectId: user.id, objectLabel: user.username, changes } as const;
  await tx.logEntry.create({ data: logEntry(ctx, entry) });
  return count;
}
