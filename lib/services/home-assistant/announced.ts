import { randomBytes } from "node:crypto";
import { ANONYMOUS } from "../../auth/actor";
import { devicesOf } from "../../db/queries/devices/devices";
import { settingOf, settingOrFirst } from "../../db/queries/settings";
import type { Values } from "../../weather/metrics";
import type { Context } from "../context";
import { authorise } from "../guard";
import { allAsOfNow, listStations } from "../stations";

/** A public station as other programs are told of it. */
export interface AnnouncedStation {
  id: number;
  name: string;
  /** The latest good values. */
  values: Values;
  /** mm since the station's midnight; null where none was measured since. */
  rainToday: number | null;
  isOnline: boolean;
  /** Seconds between its readings, as far as its device has said. */
  interval: number | null;
}

const BATCH_SIZE = 500;

/**
 * The public stations, or those of these ids that are public. Authorised: staff who may view Station; the system.
 * @throws AppError unauthenticated or forbidden
 */
export async function announcedStations(
  ctx: Context,
  { ids }: { ids?: ReadonlySet<number> } = {},
): Promise<AnnouncedStation[]> {
  authorise(ctx, "Station", "view");
  const all = await listStations({ ...ctx, actor: ANONYMOUS });
  const stations = await allAsOfNow(ctx, { stations: ids ? all.filter(({ id }) => ids.has(id)) : all });
  const announced: AnnouncedStation[] = [];
  for (let i = 0; i < stations.length; i += BATCH_SIZE) {
    const slice = stations.slice(i, i + BATCH_SIZE);
    const devices = await devicesOf(
      ctx.database.read,
      slice.map(({ id }) => id),
    );
    const byStation = new Map(devices.map((device) => [device.stationId, device]));
    for (const { id, name, latest, rainToday, freshness } of slice) {
      const device = byStation.get(id);
      // Without a device, as where readings are imported, by the age of the latest one.
      const isOnline = device ? device.presence !== "offline" : freshness === "fresh" || freshness === "stale";
      announced.push({ id, name, values: latest, rainToday, isOnline, interval: device?.interval ?? null });
    }
  }
  return announced;
}

const SETTING = "installation";

/** Tells this installation from others, as 8 hexadecimal digits. */
export async function installationId({ database }: Pick<Context, "database">): Promise<string> {
  const first = randomBytes(4).toString("hex");
  return (
    (await settingOf(database.read, SETTING)) ??
    (await database.transaction((sql) => settingOrFirst(sql, database.dialect, SETTING, first)))
  );
}
