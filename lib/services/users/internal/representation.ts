import { known } from "../../../contract/users/permission";
import type { UserItem } from "../../../contract/users/user";
import type { Prisma } from "../../../db/client";

/** All columns of a user except the password's hash. */
export const userColumns = {
  id: true,
  username: true,
  email: true,
  isActive: true,
  isStaff: true,
  isSuperuser: true,
  createdAt: true,
  passwordChangedAt: true,
  lastLoginAt: true,
  groups: { select: { groupId: true }, orderBy: { groupId: "asc" } },
  permissions: { select: { model: true, action: true } },
} satisfies Prisma.UserSelect;

type UserRow = Prisma.UserGetPayload<{ select: typeof userColumns }>;

export function toUser({ groups, permissions, createdAt, passwordChangedAt, lastLoginAt, ...user }: UserRow): UserItem {
  return {
    ...user,
    groupIds: groups.map(({ groupId }) => groupId),
    permissions: known(permissions),
    createdAt: createdAt.getTime(),
    passwordChangedAt: passwordChangedAt.getTime(),
    lastLoginAt: lastLoginAt?.getTime() ?? null,
  };
}
