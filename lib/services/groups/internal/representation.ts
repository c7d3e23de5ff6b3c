import type { GroupItem } from "../../../contract/users/group";
import { known } from "../../../contract/users/permission";
import type { Prisma } from "../../../db/client";

export const groupColumns = {
  id: true,
  name: true,
  permissions: { select: { model: true, action: true } },
} satisfies Prisma.GroupSelect;

type GroupRow = Prisma.GroupGetPayload<{ select: typeof groupColumns }>;

export function toGroup({ id, name, permissions }: GroupRow): GroupItem {
  return { id, name, permissions: known(permissions) };
}
