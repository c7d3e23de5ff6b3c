import { type Action, actorName } from "../auth/actor";
import type { Prisma } from "../db/generated/sqlite/client";
import type { Context } from "./context";

interface Entry {
  action: Exclude<Action, "view">;
  model: string;
  objectId: string | number;
  objectLabel: string;
  /** Field to [old, new]. */
  changes: Record<string, [Prisma.InputJsonValue | null, Prisma.InputJsonValue | null]>;
  reason?: string;
}

/** The log's record of one change: create it in the transaction of the change. */
export function logEntry({ actor, now }: Context, entry: Entry): Prisma.LogEntryUncheckedCreateInput {
  return {
    time: new Date(now()),
    userId: actor.kind === "user" ? actor.id : null,
    actor: actorName(actor),
    action: entry.action,
    model: entry.model,
    objectId: String(entry.objectId),
    objectLabel: entry.objectLabel.slice(0, 200),
    changes: entry.changes,
    reason: entry.reason ?? "",
  };
}
