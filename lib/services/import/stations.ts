import type { z } from "zod";
import type { newStationSchema } from "../../contract/station/station-input";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { createStation } from "../stations";
import type { CsvLine } from "./internal/file/csv";
import { type Column, type Mapping, mapColumns } from "./internal/file/mapping";
import { converted, parseNumber } from "./internal/file/number";
import type { Source } from "./internal/file/source";
import { readTable } from "./internal/file/survey";
import { type StationTarget, stationTarget } from "./internal/file/target";
import { stationsNamed } from "./internal/find-station";

type NewStation = z.input<typeof newStationSchema>;

export interface FileStation {
  line: number;
  /** The station's name in the readings file. */
  key: string;
  station: NewStation;
}

/**
 * Reads a CSV of stations. The key of a station without one is its name.
 * @throws AppError invalid, naming the line
 */
export async function readStations(
  source: Source,
  { stations: mapping, null: nulls }: Pick<Mapping, "stations" | "null">,
): Promise<FileStation[]> {
  const { header, lines } = await readTable(source);
  const columns = mapColumns(header, mapping, stationTarget);
  const nothing = new Set(["", ...nulls]);
  const stations: FileStation[] = [];
  const seen = new Map<string, number>();
  for await (const line of lines) {
    const found = stationOf(line, columns, nothing);
    for (const name of new Set([`key ${found.key}`, `name ${found.station.name}`])) {
      const before = seen.get(name);
      if (before !== undefined) throw atLine(found.line, `the ${name} is already in line ${before}`);
      seen.set(name, found.line);
    }
    stations.push(found);
  }
  return stations;
}

/**
 * Creates the stations that do not exist yet, by name. Returns the ids by the file's keys.
 * @param options.dryRun refuse the file instead
 * @throws AppError invalid, forbidden, or conflict when a name is ambiguous, naming the line
 */
export async function ensureStations(
  ctx: Context,
  inputs: readonly FileStation[],
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<{ codes: Map<string, number>; created: number }> {
  const codes = new Map<string, number>();
  let created = 0;
  for (const { line, key, station } of inputs) {
    const [found, ...others] = await stationsNamed(ctx, station.name);
    if (others.length > 0) {
      const message = `Line ${line} of the stations: ${others.length + 1} stations are named "${station.name}".`;
      throw new AppError("conflict", message);
    }
    if (dryRun && !found) {
      throw new AppError(
        "invalid",
        `Line ${line} of the stations: there is no station "${station.name}" to try this with.`,
      );
    }
    codes.set(key, found?.id ?? (await create(ctx, line, station)));
    if (!found) created += 1;
  }
  return { codes, created };
}

async function create(ctx: Context, line: number, station: NewStation): Promise<number> {
  try {
    return (await createStation(ctx, station)).id;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid") throw error;
    throw new AppError("invalid", `Line ${line} of the stations is not valid.`, error.fields);
  }
}

function stationOf(
  { line, cells }: CsvLine,
  columns: readonly Column<StationTarget>[],
  nothing: ReadonlySet<string>,
): FileStation {
  const text = new Map<string, string>();
  let elevation: number | null = null;
  for (const { index, name, target } of columns) {
    const cell = (cells[index] ?? "").trim();
    if (nothing.has(cell)) continue;
    if (target.kind === "field") text.set(target.field, cell);
    else elevation = converted(numberOf(line, name, cell), target.unit, "m");
  }
  const name = text.get("name") ?? "";
  if (name === "") throw atLine(line, "there is no name");
  const station: NewStation = {
    name,
    lat: numberOf(line, "lat", text.get("lat") ?? ""),
    lon: numberOf(line, "lon", text.get("lon") ?? ""),
    elevation,
    timeZone: text.get("timeZone"),
    description: text.get("description"),
  };
  return { line, key: text.get("key") ?? name, station };
}

function numberOf(line: number, column: string, cell: string): number {
  const number = parseNumber(cell);
  if (number === undefined) throw atLine(line, `${column} "${cell}" is not a number`);
  return number;
}

function atLine(line: number, why: string): AppError {
  return new AppError("invalid", `Line ${line} of the stations: ${why}.`);
}
