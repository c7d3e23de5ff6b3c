import type { StationSummary } from "../../../contract/station/station";
import type { StationRow } from "../../../db/queries/stations/stations";

/** The station without its owner, which only the admin shows. */
export function summaryOf({ ownerId: _ownerId, ...station }: StationRow): StationSummary {
  return station;
}

/** What the log records when a station is added or removed: its attributes, not its weather. */
export function detailsOf({ id: _id, timestamp: _timestamp, latest: _latest, ...details }: StationSummary) {
  return details;
}
