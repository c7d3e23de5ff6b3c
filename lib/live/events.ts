type StationIds = readonly number[];

/**
 * What a verb emits once after its commit: the kind of change and the stations concerned, never the data. Subscribers
 * read that from the database.
 */
export type DomainEvent =
  /** Readings were recorded, changed or removed, or their meaning changed: the stations' latest may differ. */
  | { type: "readings.changed"; stationIds: StationIds }
  /** Hourly and daily statistics were updated. */
  | { type: "rollups.refreshed"; stationIds: StationIds }
  /** Devices changed their presence or status. A mere update of the last contact is not an event. */
  | { type: "devices.changed"; stationIds: StationIds }
  /** Something happened at the stations' devices. */
  | { type: "deviceEvents.recorded"; stationIds: StationIds }
  /** Commands wait for the stations' devices. */
  | { type: "commands.given"; stationIds: StationIds }
  /** Commands were sent, answered, or have expired. */
  | { type: "commands.changed"; stationIds: StationIds }
  /** Stations were added or removed, or their details changed. */
  | { type: "stations.changed" }
  /** Changes by other processes may have been missed: anything may be different. */
  | { type: "relay.interrupted" };

export type EventType = DomainEvent["type"];
