import { subscribe } from "../../live/bus";
import type { Context } from "../../services/context";

/** Names the state of what a page shows: another text after each change. */
export interface Version {
  /** Of anything that the page may show. */
  data: string;
  /** Of who may see what. */
  access: string;
}

/** Counts changes by station and in all. Returns the version of a station, or of all of them. */
export function followVersions(
  database: Pick<Context["database"], "dialect" | "outsideVersion">,
): (stationId: number | undefined) => Promise<Version> {
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
  // No event tells what another process did without a relay, and no live event will bring its page up to date. Where the
  // database knows of it only roughly, every page would have to wait for that.
  const isExact = database.dialect === "sqlite";
  let outside = 0;
  return async (stationId) => {
    // While the database does not answer, the pages of before may be shown.
    outside = await database.outsideVersion().catch(() => outside);
    const data = stationId === undefined ? all : (byStation.get(stationId) ?? 0);
    return isExact
      ? { data: `${data}`, access: `${access} ${outside}` }
      : { data: `${data} ${outside}`, access: `${access}` };
  };
}
