import { type Actor, may } from "../../auth/actor";
import type { Prisma } from "../../db/client";
import type { Audience } from "../../live/bus";

/** The stations an actor may see, as a condition of a query: public ones, one's own, and all for staff who may view. */
export function visibleTo(actor: Actor): Prisma.StationWhereInput {
  if (may(actor, "Station.view")) return {};
  if (actor.kind === "user") return { OR: [{ isPublic: true }, { ownerId: actor.id }] };
  if (actor.kind === "key") return { id: actor.stationId };
  return { isPublic: true };
}

/** The same rule for a live event. */
export function concerns(actor: Actor, audience: Audience): boolean {
  if (audience === "everyone" || may(actor, "Station.view")) return true;
  if (actor.kind === "key") return actor.stationId === audience.stationId;
  return audience.isPublic || (actor.kind === "user" && actor.id === audience.ownerId);
}
