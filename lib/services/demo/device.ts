import { actorByKey } from "../../auth/device-key";
import type { Context } from "../context";
import { createKey } from "../keys";
import { createStation } from "../stations";
import { demoState } from "./state";

/** The setting with the device's station id; kept after the station is removed. */
const SETTING = "demo-device";

const STATION = {
  name: "Simulated garden",
  lat: 40.7601,
  lon: -73.5903,
  elevation: 40,
  timeZone: "America/New_York",
  description:
    "Demo: a device agent without sensors makes up the weather of this place. It runs beside the server; DEMO_DEVICE=0 leaves it out.",
  isDemo: true,
};

/**
 * The station of the demo's simulated device, created when missing. Undefined when the demo is not loaded, and
 * permanently after somebody has removed the station.
 */
export async function ensureDemoDevice(ctx: Context): Promise<number | undefined> {
  if ((await demoState(ctx)) !== "loaded") return undefined;
  const { setting, station } = ctx.database.prisma;
  const known = await setting.findUnique({ where: { name: SETTING } });
  if (known) return (await station.findUnique({ where: { id: Number(known.value) }, select: { id: true } }))?.id;
  const { id } = await createStation(ctx, STATION);
  await setting.create({ data: { name: SETTING, value: String(id) } });
  return id;
}

/** A key for that device: the given one while it is valid, else a new one. */
export async function demoDeviceKey(
  ctx: Context,
  { stationId, has }: { stationId: number; has: string | undefined },
): Promise<string> {
  const actor = has === undefined ? undefined : await actorByKey(ctx.database, has, "127.0.0.1", ctx.now());
  if (has !== undefined && actor?.stationId === stationId && actor.scopes.has("write")) return has;
  return (await createKey(ctx, { stationId, name: "Simulated device", addresses: ["127.0.0.0/8", "::1"] })).key;
}
