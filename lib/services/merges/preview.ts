import { z } from "zod";
import { withIds } from "../../db/queries/records/pages";
import { boundedReferences } from "../../db/queries/records/references";
import { stationRows } from "../../db/queries/stations/stations";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { parse } from "../parse";
import { obstaclesTo } from "./internal/obstacles";
import { authoriseMerge, mergeSchema } from "./merge";

const inputSchema = z.object({ stations: mergeSchema.shape.stations, into: mergeSchema.shape.into.optional() });

/** Where counting stops. */
const COUNTED = 10_000;
/** Stations that are listed individually and queried at once. */
const TOLD = 100;

interface Count {
  value: number;
  isMore: boolean;
}

/** What a merge would do. */
export interface MergePreview {
  /** The station that remains: the oldest unless another one is asked for. */
  into: number;
  /** The first of the stations, by id. */
  stations: { id: number; name: string; readings: Count }[];
  /** The number of stations to be removed. */
  going: number;
  /** Their records, by model. */
  moving: { model: "SensorData" | "PeriodValue" | "DeviceKey" | "DeviceEvent"; count: Count }[];
  /** Why it cannot be done, a sentence for each obstacle. */
  obstacles: string[];
}

/**
 * What a merge of these stations would do, without doing it. Counts stop at a bound.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function previewMerge(ctx: Context, input: z.input<typeof inputSchema>): Promise<MergePreview> {
  authoriseMerge(ctx);
  const { stations, into } = parse(inputSchema, input);
  const { read } = ctx.database;
  const rows = [];
  const ids = [...new Set(stations)].sort((a, b) => a - b);
  for (let i = 0; i < ids.length; i += TOLD) rows.push(...(await stationRows(read, [withIds(ids.slice(i, i + TOLD))])));
  const target = rows.find(({ id }) => id === into) ?? rows[0];
  if (!target) throw new AppError("not_found", "Not found.");
  const others = rows.filter(({ id }) => id !== target.id);
  const count = async (table: string, of: readonly number[]): Promise<Count> => {
    const value = await boundedReferences(read, { table, column: "stationId", ids: of }, COUNTED);
    return { value: Math.min(value, COUNTED), isMore: value > COUNTED };
  };
  const told: MergePreview["stations"] = [];
  for (const { id, name } of rows.slice(0, TOLD)) told.push({ id, name, readings: await count("SensorData", [id]) });
  const going = others.map(({ id }) => id);
  const moving: MergePreview["moving"] = [];
  for (const model of ["SensorData", "PeriodValue", "DeviceKey", "DeviceEvent"] as const) {
    moving.push({ model, count: await count(model, going) });
  }
  const obstacles: string[] = [];
  for (let i = 0; i < others.length; i += TOLD) {
    obstacles.push(...(await obstaclesTo(read, target, others.slice(i, i + TOLD))));
  }
  return { into: target.id, stations: told, going: going.length, moving, obstacles };
}
