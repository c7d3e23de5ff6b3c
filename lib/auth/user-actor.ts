import type { Database } from "../db/client";
import type { UserActor } from "./actor";

/** The active user with all that they may; undefined when there is none. */
export async function userActor({ prisma }: Database, id: number): Promise<UserActor | undefined> {
  const user = await prisma.user.findUnique({
    where: { id },
    include: { permissions: true, groups: { include: { group: { include: { permissions: true } } } } },
  });
  if (!user?.isActive) return undefined;
  const granted = [...user.permissions, ...user.groups.flatMap(({ group }) => group.permissions)];
  return {
    kind: "user",
    id: user.id,
    name: user.username,
    isStaff: user.isStaff,
    isSuperuser: user.isSuperuser,
    permissions: new Set(granted.map(({ model, action }) => `${model}.${action}`)),
  };
}
