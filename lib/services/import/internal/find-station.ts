import { LRUCache } from "lru-cache";
import { AppError } from "../../../errors";
import type { Context } from "../../context";
import { unguardFormula } from "../../export";

const REMEMBERED = 10_000;

/** The fields of a station that an import needs. */
export interface FoundStation {
  id: number;
  /** IANA name. */
  timeZone: string;
}

/** The stations with exactly this name, oldest first. (MariaDB compares names case-insensitively.) */
export async function stationsNamed({ database }: Context, name: string): Promise<FoundStation[]> {
  const rows = await database.prisma.station.findMany({
    where: { name },
    select: { id: true, name: true, timeZone: true },
    orderBy: { id: "asc" },
  });
  return rows.filter((row) => row.name === name).map(({ id, timeZone }) => ({ id, timeZone }));
}

/** Finds the station that a code of the file means, or says in a sentence why it cannot be determined. */
export type StationFinder = (code: string) => Promise<FoundStation | { error: string }>;

/** By the codes of a stations file, else by name. */
export function byCodeOrName(ctx: Context, { codes }: { codes: ReadonlyMap<string, number> }): StationFinder {
  const known = new LRUCache<string, FoundStation | { error: string }>({ max: REMEMBERED });
  return async (code) => {
    const found = known.get(code) ?? (await find(ctx, codes, code));
    known.set(code, found);
    return found;
  };
}

async function find(ctx: Context, codes: ReadonlyMap<string, number>, code: string) {
  const id = codes.get(code);
  if (id !== undefined) return (await stationOf(ctx, id)) ?? { error: `There is no station ${id}.` };
  const [first, ...others] = await stationsNamed(ctx, unguardFormula(code));
  if (first === undefined) return { error: `There is no station named "${code}".` };
  if (others.length === 0) return first;
  return { error: `${others.length + 1} stations are named "${code}": import them one by one, by number.` };
}

/**
 * All lines are of one station, whatever the file calls it, but the file must call it by one name.
 * @throws AppError not_found when there is no such station
 */
export async function oneStation(ctx: Context, { id }: { id: number }): Promise<StationFinder> {
  const station = await stationOf(ctx, id);
  if (!station) throw new AppError("not_found", `There is no station ${id}.`);
  let name: string | undefined;
  return async (code) => {
    name ??= code;
    return code === name ? station : { error: `This file has more than one station: "${name}" and "${code}".` };
  };
}

function stationOf({ database }: Context, id: number): Promise<FoundStation | null> {
  return database.prisma.station.findUnique({ where: { id }, select: { id: true, timeZone: true } });
}
