import type { Database } from "../db/client";
import { permissionsOf, type UserRow } from "../db/queries/users/logins";
import type { UserActor } from "./actor";

/** An active user with all permissions. */
export async function userActor({ read }: Database, user: UserRow): Promise<UserActor> {
  const { id, username, isStaff, isSuperuser } = user;
  // A superuser has all permissions anyway, and other users have none unless they are staff.
  const permissions = isSuperuser || !isStaff ? new Set<string>() : await permissionsOf(read, id);
  return { kind: "user", id, name: username, isStaff, isSuperuser, permissions };
}
