import { eventCounts } from "../../live/bus";
import type { Context } from "../../services/context";

/** Names the state of what a page shows: another text after each change. */
export interface Version {
  /** Of anything that the page may show. */
  data: string;
  /** Of who may see what. */
  access: string;
}

/** Returns what gives the version of a station's page, or of one about several stations. */
export function pageVersions(
  database: Pick<Context["database"], "dialect" | "outsideVersion">,
): (stationId: number | undefined) => Promise<Version> {
  // No event tells what another process did without a relay, and no live event will bring its page up to date. Where the
  // database knows of it only roughly, every page would have to wait for that.
  const isExact = database.dialect === "sqlite";
  let outside = 0;
  return async (stationId) => {
    // While the database does not answer, the pages of before may be shown.
    outside = await database.outsideVersion().catch(() => outside);
    const { ofStations: data, ofAnything: access } = eventCounts(stationId);
    return isExact
      ? { data: `${data}`, access: `${access} ${outside}` }
      : { data: `${data} ${outside}`, access: `${access}` };
  };
}
