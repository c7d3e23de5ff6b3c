import type { Context } from "../../context";
import { createStation } from "../../stations";
import { demoStations } from "./source";

const DESCRIPTION =
  "Demo: what this airport's instruments measured in 2013, shown as if it were this year. " +
  "Remove it with: npm run manage -- demo remove";

/**
 * The existing demo stations, by the key of the stations file. Stations of the same name that people made do not count.
 */
export async function findDemoStations({ database }: Context): Promise<Map<string, number>> {
  const rows = await database.prisma.station.findMany({
    where: { isDemo: true },
    select: { id: true, name: true },
    orderBy: { id: "asc" },
  });
  const found = new Map<string, number>();
  for (const { key, station } of await demoStations()) {
    const row = rows.find(({ name }) => name === station.name);
    if (row) found.set(key, row.id);
  }
  return found;
}

/** Creates the missing ones. */
export async function ensureDemoStations(ctx: Context): Promise<Map<string, number>> {
  const stations = await findDemoStations(ctx);
  for (const { key, station } of await demoStations()) {
    if (stations.has(key)) continue;
    const created = await createStation(ctx, { ...station, description: DESCRIPTION, isDemo: true });
    stations.set(key, created.id);
  }
  return stations;
}
