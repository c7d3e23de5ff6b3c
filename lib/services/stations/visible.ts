import { type Actor, may } from "../../auth/actor";
import type { Prisma } from "../../db/client";

/** The stations an actor may see, as a condition of a query: public ones, one's own, and all for staff who may view. */
export function visibleTo(actor: Actor): Prisma.StationWhereInput {
  if (may(actor, "Station.view")) return {};
  if (actor.kind === "user") return { OR: [{ isPublic: true }, { ownerId: actor.id }] };
  if (actor.kind === "key") return { id: actor.stationId };
  return { isPublic: true };
}
