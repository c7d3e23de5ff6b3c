import { stationIdAt } from "../../db/queries/stations/stations";
import type { Context } from "../context";
import { visibleStations } from "./visible";

/**
 * The number of the oldest station of exactly this name and these coordinates that the actor may see, if there is one: what a program
 * that sends every reading to the collection may have meant.
 */
export function namesakeOf(
  { database, actor }: Context,
  input: { name: string; lat: number; lon: number },
): Promise<number | undefined> {
  return stationIdAt(database.read, database.dialect, input, visibleStations(actor));
}
