import { ACTIONS, type Permission, partsOf } from "../../../contract/users/permission";
import type { Tx } from "../../../db/client";
import { AppError } from "../../../errors";

/** The initial group of staff, with all permissions for weather records and none for users. */
const STAFF_GROUP = "Weather staff";
const STAFF_MODELS = [
  "Station",
  "StationElevation",
  "StationCalibration",
  "SensorData",
  "PeriodValue",
  "SuspectValue",
  "TemperatureData",
  "City",
  "DeviceKey",
  "Device",
  "DeviceEvent",
  "DeviceCommand",
];

export async function staffGroup(tx: Tx): Promise<number> {
  const known = await tx.group.findUnique({ where: { name: STAFF_GROUP } });
  if (known) return known.id;
  const permissions = STAFF_MODELS.flatMap((model) => ACTIONS.map((action) => ({ model, action })));
  const group = await tx.group.create({ data: { name: STAFF_GROUP, permissions: { create: permissions } } });
  return group.id;
}

/** Makes the user a member of exactly these groups. */
export async function setGroups(tx: Tx, userId: number, groupIds: readonly number[]): Promise<void> {
  // No database has a higher id, and Prisma would fail.
  const possible = groupIds.filter((id) => id < 2 ** 31);
  const known = await tx.group.findMany({ where: { id: { in: possible } }, select: { id: true } });
  const missing = groupIds.filter((id) => !known.some((group) => group.id === id));
  if (missing.length > 0) {
    const messages = missing.map((id) => `There is no group ${id}.`);
    throw new AppError("invalid", "The input is not valid.", { groupIds: messages });
  }
  await tx.userGroup.deleteMany({ where: { userId } });
  await tx.userGroup.createMany({ data: groupIds.map((groupId) => ({ userId, groupId })) });
}

/** Gives the user exactly these permissions of their own. */
export async function setPermissions(tx: Tx, userId: number, permissions: readonly Permission[]): Promise<void> {
  await tx.userPermission.deleteMany({ where: { userId } });
  await tx.userPermission.createMany({ data: permissions.map((permission) => ({ userId, ...partsOf(permission) })) });
}
