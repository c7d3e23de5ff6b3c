import { type ConsoleSettings, consoleSettingsSchema, DEFAULT_SETTINGS } from "../../contract/device/console";
import { consoleStation } from "../../db/queries/devices/consoles";
import type { Context } from "../context";
import { authoriseDevice } from "../devices";
import { knownId, notFound } from "../guard";

export interface ConsoleStation {
  /** Metres above sea level. */
  elevation: number | null;
  timeZone: string;
  settings: ConsoleSettings;
}

/**
 * What is needed of a station to read what its console sends. Authorised: the station's device; staff who may change
 * Device; the system.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function stationOfConsole(ctx: Context, { stationId }: { stationId: number }): Promise<ConsoleStation> {
  authoriseDevice(ctx, { stationId, permission: "Device.change" });
  const row = await consoleStation(ctx.database.read, knownId(stationId));
  if (!row) throw notFound();
  const { elevation, timeZone, ...chosen } = row;
  if (chosen.wind === null) return { elevation, timeZone, settings: DEFAULT_SETTINGS };
  const given = { ...chosen, isAirQualityIndoors: Boolean(chosen.isAirQualityIndoors) };
  const { data: settings = DEFAULT_SETTINGS } = consoleSettingsSchema.safeParse(given);
  return { elevation, timeZone, settings };
}
