import type { KeyScope } from "../contract/device/key";
import type { Action } from "../contract/users/permission";
import { AppError } from "../errors";

export type Permission = `${string}.${Action}`;

export interface UserActor {
  kind: "user";
  id: number;
  name: string;
  isStaff: boolean;
  isSuperuser: boolean;
  /** For example "Station.add"; the user's own permissions and those of their groups. */
  permissions: ReadonlySet<string>;
}

/** A device, identified by its key. */
export interface KeyActor {
  kind: "key";
  id: number;
  name: string;
  stationId: number;
  scopes: ReadonlySet<KeyScope>;
  /** Of a key of Home Assistant: the stations that it may read. */
  stations?: ReadonlySet<number>;
}

/** On whose behalf a service acts. `system` is a job or the command line, whose user owns the machine anyway. */
export type Actor = UserActor | KeyActor | { kind: "system"; name: string } | { kind: "anonymous" };

export const ANONYMOUS: Actor = { kind: "anonymous" };

export function system(name: string): Actor {
  return { kind: "system", name };
}

/** May the actor do this to a model's records in general? Devices have no permissions: see each service. */
export function may(actor: Actor, permission: Permission): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind !== "user" || !actor.isStaff) return false;
  return actor.isSuperuser || actor.permissions.has(permission);
}

/**
 * Refuses a device whose key lacks this scope. Other actors pass: see may().
 * @throws AppError forbidden
 */
export function authoriseKey(actor: Actor, scope: KeyScope): void {
  if (actor.kind === "key" && !actor.scopes.has(scope)) throw new AppError("forbidden", `This key may not ${scope}.`);
}

export function actorName(actor: Actor): string {
  return actor.kind === "anonymous" ? "anonymous" : actor.name;
}
