import { createHash } from "node:crypto";
import { type Actor, authoriseKey, may } from "../../auth/actor";
import type { Prisma } from "../../db/client";
import { type Condition, withIds } from "../../db/queries/pages";
import { env } from "../../env";
import type { Audience } from "../../live/bus";
import type { Context } from "../context";
import { refuse } from "../guard";

/** The stations an actor may see, as a condition of a query: public ones, one's own, and all for staff who may view. */
export function visibleTo(actor: Actor): Prisma.StationWhereInput {
  if (may(actor, "Station.view")) return {};
  if (actor.kind === "user") return { OR: [{ isPublic: true }, { ownerId: actor.id }] };
  if (actor.kind === "key") return { id: actor.stationId };
  return { isPublic: true };
}

/** The same as conditions on the table Station. */
export function visibleStations(actor: Actor): Condition[] {
  return may(actor, "Station.view") ? [] : publicOrOwn(actor);
}

function publicOrOwn(actor: Actor): Condition[] {
  if (actor.kind === "user") return [{ text: `"isPublic" = 1 OR "ownerId" = ?`, values: [actor.id] }];
  if (actor.kind === "key") return [withIds([actor.stationId])];
  return [{ text: `"isPublic" = 1`, values: [] }];
}

/** Names what an actor may see of all stations, for telling whether that has changed; empty for anyone. */
export function viewOf(actor: Actor): string {
  if (actor.kind === "anonymous") return "";
  return createHash("sha256")
    .update(JSON.stringify(visibleTo(actor)))
    .digest("base64url")
    .slice(0, 12);
}

/** The same rule for a live event. */
export function concerns(actor: Actor, audience: Audience): boolean {
  if (audience === "everyone" || may(actor, "Station.view")) return true;
  if (actor.kind === "key") return actor.stationId === audience.stationId;
  return audience.isPublic || (actor.kind === "user" && actor.id === audience.ownerId);
}

/**
 * The stations whose records of this model an actor may read through the REST API, as conditions on the table Station:
 * all for staff who may view the model, its own for a device, and where the API is public what our pages show.
 * @throws AppError unauthenticated or forbidden
 */
export function authoriseReading(ctx: Context, model: "Station" | "SensorData" | "DeviceEvent"): Condition[] {
  const { actor } = ctx;
  if (may(actor, `${model}.view`)) return [];
  authoriseKey(actor, "read");
  if (actor.kind !== "key" && !env.PUBLIC_API) refuse(ctx);
  // Who may see all stations may not see the readings of private ones for that.
  return publicOrOwn(actor);
}
