import type { StationSummary } from "../../contract/station/station";
import { containing, idsOfPage, withIds } from "../../db/queries/records/pages";
import { stationRows } from "../../db/queries/stations/stations";
import type { Context } from "../context";
import { knownStations } from "./internal/known-stations";
import { summaryOf } from "./internal/summary";
import { authoriseReading, seenBy } from "./visible";

interface Query {
  /** The id of the last station seen; 0 to begin. */
  after: number;
  limit: number;
  search?: string | undefined;
}

/**
 * The stations that the actor may read in the order they were added, after a given one: new stations do not shift the
 * pages. `next` is the `after` of the next page.
 * @throws AppError unauthenticated or forbidden
 */
export async function stationsAfter(
  ctx: Context,
  { after, limit, search }: Query,
): Promise<{ stations: StationSummary[]; next: number | null }> {
  const { read, dialect } = ctx.database;
  const visible = authoriseReading(ctx, { records: "Station" });
  const known = search ? undefined : await knownStations(ctx.database);
  if (known) {
    const isSeen = seenBy(ctx.actor);
    const seen = known.byId.filter((station) => station.id > after && isSeen(station)).slice(0, limit + 1);
    const stations = seen.slice(0, limit).map(({ summary }) => summary);
    return { stations, next: seen.length > limit ? (stations.at(-1)?.id ?? null) : null };
  }
  const where = [
    ...visible,
    ...containing(dialect, ["name", "description"], search),
    { text: `"id" > ?`, values: [after] },
  ];
  const ids = await idsOfPage(read, { table: "Station", where }, [], { skip: 0, size: limit + 1 });
  const page = ids.slice(0, limit);
  const stations = (await stationRows(read, [withIds(page)])).map(summaryOf);
  return { stations, next: ids.length > limit ? (page.at(-1) ?? null) : null };
}
