import type { GroupItem } from "../../contract/group";
import { PERMISSIONS } from "../../contract/permission";
import type { Prisma } from "../../db/client";

export const groupColumns = {
  id: true,
  name: true,
  permissions: { select: { model: true, action: true } },
} satisfies Prisma.GroupSelect;

type GroupRow = Prisma.GroupGetPayload<{ select: typeof groupColumns }>;

export function groupOf({ id, name, permissions }: GroupRow): GroupItem {
  const held = new Set(permissions.map(({ model, action }) => `${model}.${action}`));
  return { id, name, permissions: PERMISSIONS.filter((permission) => held.has(permission)) };
}
