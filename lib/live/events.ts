type StationIds = readonly number[];

/**
 * What has happened, as a verb emits it once after its commit: of which kind and at which stations, never the data. Who
 * needs more reads it from the database.
 */
export type DomainEvent =
  /** Readings were recorded, changed or removed, or mean something else now: the stations' latest may have moved. */
  | { type: "readings.changed"; stationIds: StationIds }
  /** Hourly and daily statistics were brought up to date. */
  | { type: "rollups.refreshed"; stationIds: StationIds }
  /** Devices came, went, or said something new of themselves. That one was heard of again is not an event. */
  | { type: "devices.changed"; stationIds: StationIds }
  /** Something happened at the stations' devices. */
  | { type: "deviceEvents.recorded"; stationIds: StationIds }
  /** Commands wait for the stations' devices. */
  | { type: "commands.given"; stationIds: StationIds }
  /** Commands were sent, answered, or have expired. */
  | { type: "commands.changed"; stationIds: StationIds }
  /** Stations were added or removed, or what is said of one was changed. */
  | { type: "stations.changed" }
  /** What other processes have changed may have been missed: anything may be different. */
  | { type: "relay.interrupted" };

export type EventType = DomainEvent["type"];
