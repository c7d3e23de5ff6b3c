import type { StationSummary } from "../../contract/station/station";
import { stationsByName } from "../../db/queries/stations/stations";
import type { Context } from "../context";
import { summaryOf } from "./internal/summary";
import { visibleStations } from "./visible";

/** The map's limit: a larger network needs a map that loads by area. */
const MAX_STATIONS = 5000;

/** All stations that the actor may see, by name, with their current conditions. */
export async function listStations({ database, actor }: Context): Promise<StationSummary[]> {
  return (await stationsByName(database.read, visibleStations(actor), MAX_STATIONS)).map(summaryOf);
}
