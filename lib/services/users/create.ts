import type { z } from "zod";
import type { Action } from "../../auth/actor";
import { hashPassword } from "../../auth/password";
import { newUserSchema } from "../../contract/user";
import type { Tx } from "../../db/client";
import { AppError } from "../../errors";
import { logEntry } from "../audit";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";

/** Staff begin in this group, which may do everything to weather records and nothing to users. */
const STAFF_GROUP = "Weather staff";
const STAFF_MODELS = ["Station", "SensorData", "TemperatureData", "DeviceKey"];
const ACTIONS: Action[] = ["view", "add", "change", "delete"];

/**
 * Adds a user. New staff are members of "Weather staff"; a superuser needs no group.
 * @throws AppError unauthenticated, forbidden, invalid, or conflict when the name is taken
 */
export async function createUser(ctx: Context, input: z.input<typeof newUserSchema>): Promise<{ id: number }> {
  authorise(ctx, "User", "add");
  const { password, ...fields } = parse(newUserSchema, input);
  const passwordHash = await hashPassword(password);
  return ctx.database.prisma.$transaction(async (tx) => {
    const data = { ...fields, passwordHash, passwordChangedAt: new Date(ctx.now()) };
    // Not asked before: of two at once, both would find the name free.
    const user = await tx.user.create({ data }).catch((error: unknown) => {
      throw isTaken(error) ? new AppError("conflict", `There is a user ${fields.username} already.`) : error;
    });
    if (fields.isStaff && !fields.isSuperuser) {
      await tx.userGroup.create({ data: { userId: user.id, groupId: await staffGroup(tx) } });
    }
    await tx.logEntry.create({
      data: logEntry(ctx, {
        action: "add",
        model: "User",
        objectId: user.id,
        objectLabel: user.username,
        changes: Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [null, value]])),
      }),
    });
    return { id: user.id };
  });
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002";
}

async function staffGroup(tx: Tx): Promise<number> {
  const known = await tx.group.findUnique({ where: { name: STAFF_GROUP } });
  if (known) return known.id;
  const permissions = STAFF_MODELS.flatMap((model) => ACTIONS.map((action) => ({ model, action })));
  const group = await tx.group.create({ data: { name: STAFF_GROUP, permissions: { create: permissions } } });
  return group.id;
}
