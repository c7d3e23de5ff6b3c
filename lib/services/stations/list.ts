import type { StationSummary } from "../../contract/station/station";
import { stationsByName } from "../../db/queries/stations/stations";
import type { Context } from "../context";
import { knownStations } from "./internal/known-stations";
import { summaryOf } from "./internal/summary";
import { seenBy, visibleStations } from "./visible";

/** The map's limit: a larger network needs a map that loads by area. */
const MAX_STATIONS = 5000;

/** All stations that the actor may see, by name, with their current conditions. */
export async function listStations({ database, actor }: Context): Promise<StationSummary[]> {
  const known = await knownStations(database);
  if (!known) return (await stationsByName(database.read, visibleStations(actor), MAX_STATIONS)).map(summaryOf);
  const seen = known.byName.filter(seenBy(actor));
  return seen.slice(0, MAX_STATIONS).map(({ summary }) => summary);
}
