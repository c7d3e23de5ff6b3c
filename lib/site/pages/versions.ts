import { subscribe } from "../../live/bus";

/** How many changes there were so far of what a page shows. */
export interface Version {
  /** Of anything that the page may show. */
  data: number;
  /** Of who may see what. */
  access: number;
}

/** Counts the changes of this process and of others, by station and in all. Returns the version of a station, or of all. */
export function followVersions(): (stationId: number | undefined) => Version {
  const byStation = new Map<number, number>();
  let all = 0;
  let access = 0;
  subscribe(
    [
      "readings.changed",
      "rollups.refreshed",
      "devices.changed",
      "deviceEvents.recorded",
      "commands.given",
      "commands.changed",
    ],
    ({ event }) => {
      all += 1;
      for (const id of event.stationIds) byStation.set(id, all);
    },
  );
  subscribe(["stations.changed", "relay.interrupted"], () => {
    access += 1;
  });
  return (stationId) => ({ data: stationId === undefined ? all : (byStation.get(stationId) ?? 0), access });
}
