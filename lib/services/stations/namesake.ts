import { stationIdAt } from "../../db/queries/stations/stations";
import type { Context } from "../context";
import { visibleStations } from "./visible";

/**
 * The id of the oldest station with exactly this name and these coordinates that the actor may see, if any: the one
 * that a program posting every reading to the collection probably means.
 */
export function namesakeOf(
  { database, actor }: Context,
  input: { name: string; lat: number; lon: number },
): Promise<number | undefined> {
  return stationIdAt(database.read, database.dialect, input, visibleStations(actor));
}
