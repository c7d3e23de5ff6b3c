import type { StationSummary } from "../../contract/station/station";
import { containing, withIds } from "../../db/queries/records/pages";
import { stationRows } from "../../db/queries/stations/stations";
import type { Context } from "../context";
import { type Listing, type ListQuery, listing } from "../list";
import { knownStations } from "./internal/known-stations";
import { summaryOf } from "./internal/summary";
import { authoriseReading, seenBy } from "./visible";

export type StationOrder = "id" | "name" | "timestamp" | "temperature" | "lat" | "lon";

/**
 * The stations that the actor may read, counted, and read a page at a time; by id unless ordered otherwise. A search
 * looks at their names and descriptions.
 * @throws AppError unauthenticated or forbidden
 */
export async function pageOfStations(
  ctx: Context,
  { search, ordering = [], name }: ListQuery<StationOrder> & { name?: string | undefined } = {},
): Promise<Listing<StationSummary>> {
  const visible = authoriseReading(ctx, { records: "Station" });
  // What else is asked depends on the database's collation.
  const isById = !search && name === undefined && (ordering[0]?.field ?? "id") === "id";
  const known = isById ? await knownStations(ctx.database) : undefined;
  if (known) {
    const seen = known.byId.filter(seenBy(ctx.actor));
    if (ordering[0]?.descending) seen.reverse();
    return {
      count: seen.length,
      read: async ({ skip, size }) => seen.slice(skip, skip + size).map(({ summary }) => summary),
    };
  }
  const where = [...visible, ...containing(ctx.database.dialect, ["name", "description"], search)];
  if (name !== undefined) where.push({ text: `"name" = ?`, values: [name] });
  return listing(ctx, { table: "Station", where, ordering }, async (ids) => {
    const rows = await stationRows(ctx.database.read, [withIds(ids)]);
    return rows.map(summaryOf);
  });
}
