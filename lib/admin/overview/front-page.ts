import { may } from "../../auth/actor";
import type { LogItem, ModelInfo } from "../../contract/admin/admin";
import { changesOfUser } from "../../db/queries/log/log-pages";
import type { Context } from "../../services/context";
import { statisticsText } from "../../services/rollups";
import { aheadText, type StationAhead, stationsAhead } from "../../services/stations";
import { type StoppedUpload, stoppedUploads } from "../../services/uploads";
import { infoOf, staff } from "../access";
import { logItem } from "../log/log";
import { admins } from "../registry";

const RECENT = 10;
/** Stations that are named in a notice. */
const MAX_NAMED = 10;

export interface FrontPage {
  groups: { title: string; models: ModelInfo[] }[];
  recent: LogItem[];
  /** Some stations whose latest reading is in the future, and their number in words. For users who may see stations. */
  ahead: { text: string; stations: StationAhead[] };
  /** The progress of rebuilding statistics; empty while they are up to date. For users who may see stations. */
  statistics: string;
  /** Uploads that their services refuse. For users who may see uploads. */
  stopped: StoppedUpload[];
}

/** The models that the user has any permission for, by group, and the user's latest actions. */
export async function frontPage(ctx: Context): Promise<FrontPage> {
  const { id } = staff(ctx);
  const groups = new Map<string, ModelInfo[]>();
  for (const admin of admins) {
    const info = infoOf(ctx, admin);
    if (!Object.values(info.may).some(Boolean)) continue;
    groups.set(admin.group, [...(groups.get(admin.group) ?? []), info]);
  }
  const recent = await changesOfUser(ctx.database.read, id, RECENT);
  const seesStations = may(ctx.actor, "Station.view");
  const ahead = seesStations ? await stationsAhead(ctx) : [];
  return {
    ahead: { text: aheadText(ahead), stations: ahead.slice(0, MAX_NAMED) },
    statistics: seesStations ? await statisticsText(ctx) : "",
    stopped: may(ctx.actor, "Upload.view") ? await stoppedUploads(ctx) : [],
    groups: [...groups].map(([title, models]) => ({ title, models })),
    recent: recent.map((row) => logItem(ctx, row)),
  };
}
