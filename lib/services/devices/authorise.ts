import { authoriseKey, may, type Permission } from "../../auth/actor";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { refuse } from "../guard";

/**
 * Allows a device to act for its own station, and actors with the permission to act for any.
 * @throws AppError unauthenticated or forbidden
 */
export function authoriseDevice(
  ctx: Context,
  { stationId, permission }: { stationId: number; permission: Permission },
): void {
  authoriseSpeaking(ctx, { permission });
  if (ctx.actor.kind === "key" && ctx.actor.stationId !== stationId) {
    throw new AppError("forbidden", "This key is for another station.");
  }
}

/** The same before the station is known. */
export function authoriseSpeaking(ctx: Context, { permission }: { permission: Permission }): void {
  const { actor } = ctx;
  authoriseKey(actor, "write");
  if (actor.kind !== "key" && !may(actor, permission)) refuse(ctx);
}
