import { createHash } from "node:crypto";
import { type Actor, authoriseKey, may } from "../../auth/actor";
import type { Condition } from "../../db/queries/records/pages";
import type { StationRow } from "../../db/queries/stations/stations";
import { env } from "../../env";
import type { Audience } from "../../live/feed";
import type { Context } from "../context";
import { refuse } from "../guard";

/** The columns that decide who sees a station. */
type Seen = Pick<StationRow, "id" | "isPublic" | "ownerId">;

/** The stations that an actor sees: all, or those where one of these columns has the given value. */
type Rule = "all" | readonly (readonly [column: keyof Seen, value: number | boolean])[];

/**
 * A model whose records belong to stations. The permission to view all records of one does not extend to the others.
 */
export type StationRecords = "Station" | "SensorData" | "DeviceEvent";

/**
 * Staff with the permission see all stations, a device its own, users public ones and their own, everyone else public
 * ones.
 */
function ruleFor(actor: Actor, records: StationRecords): Rule {
  if (may(actor, `${records}.view`)) return "all";
  if (actor.kind === "key") return [["id", actor.stationId]];
  const isPublic = ["isPublic", true] as const;
  return actor.kind === "user" ? [isPublic, ["ownerId", actor.id]] : [isPublic];
}

/** Whether the actor may see this station, or its records of another model. */
export function maySee(actor: Actor, station: Seen, records: StationRecords = "Station"): boolean {
  return seenBy(actor, records)(station);
}

/** The same for many stations. */
export function seenBy(actor: Actor, records: StationRecords = "Station"): (station: Seen) => boolean {
  const rule = ruleFor(actor, records);
  return (station) => rule === "all" || rule.some(([column, value]) => station[column] === value);
}

/** The same rule as conditions on the table Station. */
export function visibleStations(actor: Actor, records: StationRecords = "Station"): Condition[] {
  const rule = ruleFor(actor, records);
  if (rule === "all") return [];
  return [
    { text: rule.map(([column]) => `"${column}" = ?`).join(" OR "), values: rule.map(([, value]) => Number(value)) },
  ];
}

/** Identifies an actor's view of all stations, to detect changes of it; empty for anonymous actors. */
export function viewOf(actor: Actor): string {
  if (actor.kind === "anonymous") return "";
  return createHash("sha256")
    .update(JSON.stringify(ruleFor(actor, "Station")))
    .digest("base64url")
    .slice(0, 12);
}

/** Whether the actor may receive a live event for this audience. */
export function concerns(actor: Actor, audience: Audience): boolean {
  return audience === "everyone" || maySee(actor, { ...audience, id: audience.stationId });
}

/**
 * Refuses actors who may not read records of this model through the REST API: it is open to staff with the permission,
 * to devices whose keys may read, and to everyone if it is public.
 * @returns the stations whose records they may read, as conditions on the table Station
 * @throws AppError unauthenticated or forbidden
 */
export function authoriseReading(ctx: Context, { records }: { records: StationRecords }): Condition[] {
  const { actor } = ctx;
  if (!may(actor, `${records}.view`)) {
    authoriseKey(actor, "read");
    if (actor.kind !== "key" && !env.PUBLIC_API) refuse(ctx);
  }
  return visibleStations(actor, records);
}
