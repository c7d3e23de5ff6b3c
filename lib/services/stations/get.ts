import type { StationSummary } from "../../contract/station/station";
import { type StationRow, stationById } from "../../db/queries/stations/stations";
import type { Context } from "../context";
import { authorise, knownId, notFound } from "../guard";
import { summaryOf } from "./internal/summary";
import { authoriseReading, maySee, type StationRecords } from "./visible";

/**
 * The policy by which a station is visible: that of the pages; that of the REST API, for actors who may read the
 * station's records of a model; or that of the admin, which is for staff and includes the owner.
 */
export type StationAccess = "pages" | "admin" | { api: StationRecords };

/**
 * One station with its current conditions.
 * @throws AppError not_found, also when the actor may not see it; for the API and the admin, unauthenticated or
 * forbidden
 */
export async function getStation(
  ctx: Context,
  input: { id: number },
  options: { access: "admin" },
): Promise<StationRow>;
export async function getStation(
  ctx: Context,
  input: { id: number },
  options?: { access?: StationAccess },
): Promise<StationSummary>;
export async function getStation(
  ctx: Context,
  { id }: { id: number },
  { access = "pages" }: { access?: StationAccess } = {},
): Promise<StationSummary> {
  const records = typeof access === "object" ? access.api : "Station";
  if (access === "admin") authorise(ctx, "Station", "view");
  if (typeof access === "object") authoriseReading(ctx, { records });
  const station = await readOnce(ctx, knownId(id));
  if (!station || !maySee(ctx.actor, station, records)) throw notFound();
  return access === "admin" ? station : summaryOf(station);
}

/** The verbs of one request read a station once. Visibility is checked each time. */
function readOnce({ database, stations }: Context, id: number): Promise<StationRow | undefined> {
  const known = stations?.get(id);
  if (known) return known;
  const reading = stationById(database.read, id);
  stations?.set(id, reading);
  // After a failure the next verb retries.
  reading.catch(() => stations?.delete(id));
  return reading;
}
