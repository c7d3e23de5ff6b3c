import { type Condition, countRows } from "../../db/queries/records/pages";
import { stationNames } from "../../db/queries/stations/stations";
import type { Context } from "../context";
import { visibleStations } from "./visible";

/** Stations that an error names. */
export const MAX_NAMED = 10;

/** The station meant when none is named; else the first candidates, and how many there are. */
export type OnlyStation = { id: number } | { among: { id: number; name: string }[]; count: number };

/**
 * The caller's only station: a device's own, else the only one that a user owns, else the only one that they may see.
 * For callers who may record (authoriseRecording), as its names are those of stations to record into.
 */
export async function onlyStation({ actor, database }: Context): Promise<OnlyStation> {
  if (actor.kind === "key") return { id: actor.stationId };
  const owned =
    actor.kind === "user" ? await firstOf([{ text: `"ownerId" = ?`, values: [actor.id] }]) : { among: [], count: 0 };
  return "id" in owned || owned.count > 0 ? owned : firstOf(visibleStations(actor));

  async function firstOf(where: Condition[]): Promise<OnlyStation> {
    const { read } = database;
    const among = await stationNames(read, where, MAX_NAMED);
    const [first] = among;
    if (first && among.length === 1) return { id: first.id };
    return {
      among,
      count: among.length < MAX_NAMED ? among.length : await countRows(read, { table: "Station", where }),
    };
  }
}
