import type { Actor, KeyActor, UserActor } from "@/lib/auth/actor";
import type { TestBench } from "../support/database";

export const ANYONE: Actor = { kind: "anonymous" };
let users = 0;

/** A user with the listed permissions, such as "Station.add", who is staff unless the list is empty. */
export async function newActor(
  fixture: TestBench,
  permissions: string[] = [],
  username = `actor${++users}`,
): Promise<UserActor> {
  const isStaff = permissions.length > 0;
  const user = await fixture.database.prisma.user.create({
    data: { username, passwordHash: "-", isStaff },
  });
  return {
    kind: "user",
    id: user.id,
    name: user.username,
    isStaff,
    isSuperuser: false,
    permissions: new Set(permissions),
  };
}

/** A user with every permission. */
export async function newSuperuser(fixture: TestBench): Promise<UserActor> {
  const actor = await newActor(fixture);
  const rights = { isStaff: true, isSuperuser: true };
  await fixture.database.prisma.user.update({ where: { id: actor.id }, data: rights });
  return { ...actor, ...rights };
}

export function deviceOf(stationId: number): KeyActor {
  return { kind: "key", id: 1, name: "device", stationId, scopes: new Set(["read", "write"]) };
}
