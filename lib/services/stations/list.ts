import type { StationSummary } from "../../contract/station/station";
import { stationsByName } from "../../db/queries/stations/stations";
import type { Context } from "../context";
import { summaryOf } from "./internal/summary";
import { visibleStations } from "./visible";

/** The map's bound: a network beyond it needs a map that asks by area. */
const MOST = 5000;

/** All stations that the actor may see, by name, with their current conditions. */
export async function listStations({ database, actor }: Context): Promise<StationSummary[]> {
  return (await stationsByName(database.read, visibleStations(actor), MOST)).map(summaryOf);
}
