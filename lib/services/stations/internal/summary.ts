import type { StationSummary } from "../../../contract/station/station";
import type { StationRow } from "../../../db/queries/stations/stations";

/** The station without its owner, whom only the admin tells. */
export function summaryOf({ ownerId: _ownerId, ...station }: StationRow): StationSummary {
  return station;
}

/** What a log says of a station that comes or goes: what people said of it, and not its weather. */
export function detailsOf({ id: _id, timestamp: _timestamp, latest: _latest, ...details }: StationSummary) {
  return details;
}
