import { stationsCommanded } from "../../../db/queries/merges";
import { metadataOf } from "../../../db/queries/stations/metadata";
import type { Sql } from "../../../db/sql";
import { AppError } from "../../../errors";
import { NO_METADATA, type StationMetadata } from "../../../weather/derived/metadata";

interface Named {
  id: number;
  name: string;
}

interface Shown extends Named {
  isPublic: boolean;
}

/** The number that one refusal lists. */
const NAMED = 5;

/**
 * Why stations cannot be merged into another one, a sentence for each: its readings would show other values there or
 * become public, or a device has not answered a command yet.
 */
export async function obstaclesTo(sql: Sql, into: Shown, stations: readonly Shown[]): Promise<string[]> {
  const ids = stations.map(({ id }) => id);
  if (ids.length === 0) return [];
  const metadata = await metadataOf(sql, [into.id, ...ids]);
  const commanded = new Set(await stationsCommanded(sql, ids));
  const kept = metadata.get(into.id) ?? NO_METADATA;
  return stations.flatMap((station) => {
    const reason = differenceOf(metadata.get(station.id) ?? NO_METADATA, kept);
    if (into.isPublic && !station.isPublic) {
      return [`${titleOf(station)} is private, and ${titleOf(into)} is public: anyone would see its readings.`];
    }
    if (reason) return [`${titleOf(station)} has ${reason} than ${titleOf(into)}.`];
    return commanded.has(station.id) ? [`${titleOf(station)} has a command that its device has not answered yet.`] : [];
  });
}

/** @throws AppError conflict, naming the first few obstacles */
export async function requireNoObstacles(sql: Sql, into: Shown, stations: readonly Shown[]): Promise<void> {
  const obstacles = await obstaclesTo(sql, into, stations);
  if (obstacles.length === 0) return;
  const more = obstacles.length > NAMED ? ` And ${obstacles.length - NAMED} more.` : "";
  throw new AppError("conflict", `${obstacles.slice(0, NAMED).join(" ")}${more}`);
}

/** “Roof” (7) */
export function titleOf({ id, name }: Named): string {
  return `“${name}” (${id})`;
}

/** Derived values depend on these. A station without a known elevation has none that would change. */
function differenceOf(station: StationMetadata, into: StationMetadata): string | undefined {
  const isUnknown = station.elevation === null && !station.earlier?.length;
  if (!isUnknown && station.elevation !== into.elevation) return "another elevation";
  if (!isUnknown && textOf(station.earlier) !== textOf(into.earlier)) return "other earlier elevations";
  return textOf(station.calibrations) === textOf(into.calibrations) ? undefined : "other calibrations";
}

/** Sorted, as the database's order is undefined. */
function textOf(rows: readonly object[] = []): string {
  return rows
    .map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort()
    .join();
}
