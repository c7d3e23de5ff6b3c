import { actorName } from "../auth/actor";
import type { Action } from "../contract/users/permission";
import type { LogRow } from "../db/queries/log/log";
import type { Context } from "./context";

interface Entry {
  action: Exclude<Action, "view"> | "merge" | "undo merge";
  model: string;
  objectId: string | number;
  objectLabel: string;
  /** Field to [old, new]. */
  changes: LogRow["changes"];
  reason?: string;
}

/** The log entry of one change; create it in the change's own transaction. */
export function logEntry({ actor, now }: Pick<Context, "actor" | "now">, entry: Entry) {
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
  } satisfies LogRow;
}

/** The log's changes for a record that was added, field by field. */
export function added(fields: Record<string, LogRow["changes"][string][1]>): LogRow["changes"] {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [null, value]]));
}

/** The same for a record that was removed. */
export function removed(fields: Record<string, LogRow["changes"][string][0]>): LogRow["changes"] {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [value, null]]));
}

/** The same for a record that was changed: only the fields whose values differ. */
export function changed<Fields extends Record<string, LogRow["changes"][string][0]>>(
  before: Fields,
  after: { [Field in keyof Fields]?: Fields[Field] | undefined },
): LogRow["changes"] {
  const changes: LogRow["changes"] = {};
  for (const [field, value] of Object.entries(after)) {
    const old = before[field] ?? null;
    if (value !== undefined && JSON.stringify(value) !== JSON.stringify(old)) changes[field] = [old, value];
  }
  return changes;
}
