import type { LogRow } from "../../db/queries/log/log";
import type { UserRow } from "../../db/queries/users/logins";
import type { Shown } from "./refusals";

/** The log entry for the start of a session. */
export function loginEntry({ id, username }: UserRow, { way, address }: Shown, now: number): LogRow {
  return {
    time: new Date(now),
    userId: id,
    actor: username,
    action: "login",
    model: "User",
    objectId: String(id),
    objectLabel: username,
    changes: { way: [null, way], address: [null, address] },
    reason: "",
  };
}
