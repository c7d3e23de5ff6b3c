import { z } from "zod";
import { timeSchema } from "../../contract/reading/reading";
import { pagesInContext } from "../../db/queries/readings/reading-context";
import type { ReadingRow } from "../../db/queries/readings/readings";
import { stationMetadata } from "../../db/queries/stations/metadata";
import { AppError } from "../../errors";
import { shownValues } from "../../weather/derived/derive";
import { METRIC_KEYS, type Values } from "../../weather/metrics";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { csvCell, guardFormula } from "./internal/cell";

const inputSchema = z.object({
  /** Without it, every station. */
  stationId: z.int().positive().optional(),
  /** Half-open. */
  from: timeSchema.optional(),
  to: timeSchema.optional(),
  /** Raw values instead of those shown. */
  raw: z.boolean().default(false),
});
type Task = z.output<typeof inputSchema>;

const STATION_BATCH_SIZE = 100;
/** Before and after every possible reading. */
const FIRST = Date.UTC(1000, 0, 1);
const LAST = Date.UTC(9999, 11, 31, 23);

const HEADER = ["station", "time", ...METRIC_KEYS, "extra"].join(",");

/**
 * Readings as CSV, station by station, oldest first, in chunks of many lines and constant memory. Import reads it back
 * unchanged: the columns have the names of their fields, stations are given by name, numbers in full.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function* exportReadings(ctx: Context, input: z.input<typeof inputSchema>): AsyncGenerator<string> {
  authorise(ctx, "SensorData", "view");
  const task = parse(inputSchema, input);
  const stations = task.stationId === undefined ? allStations(ctx) : [await oneStation(ctx, task.stationId)];
  yield `${HEADER}\n`;
  for await (const station of stations) yield* stationLines(ctx, station, task);
}

interface Station {
  id: number;
  name: string;
}

const stationColumns = { id: true, name: true };

async function oneStation({ database: { prisma } }: Context, id: number): Promise<Station> {
  const station = await prisma.station.findUnique({ where: { id }, select: stationColumns });
  if (!station) throw new AppError("not_found", `There is no station ${id}.`);
  return station;
}

async function* allStations({ database: { prisma } }: Context): AsyncGenerator<Station> {
  let after = 0;
  for (;;) {
    const page = await prisma.station.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: STATION_BATCH_SIZE,
      select: stationColumns,
    });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < STATION_BATCH_SIZE) return;
    after = last.id;
  }
}

async function* stationLines({ database }: Context, station: Station, task: Task): AsyncGenerator<string> {
  const name = csvCell(guardFormula(station.name));
  const { from = FIRST, to = LAST, raw } = task;
  const metadata = await stationMetadata(database.read, station.id);
  const interval = { stationId: station.id, from, to };
  for await (const { readings, context } of pagesInContext(database.read, interval, metadata)) {
    yield readings
      .map((reading) => lineOf(name, reading, raw ? reading.values : shownValues(reading, context)))
      .join("");
  }
}

/** Empty when no good value is left. */
function lineOf(name: string, { time, extra }: ReadingRow, shown: Values): string {
  if (Object.keys(shown).length === 0 && extra === null) return "";
  const cells = METRIC_KEYS.map((key) => shown[key] ?? "");
  const channels = extra === null ? "" : csvCell(JSON.stringify(extra));
  return `${[name, new Date(time).toISOString(), ...cells, channels].join(",")}\n`;
}
