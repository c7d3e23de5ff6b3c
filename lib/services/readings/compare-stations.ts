import type { z } from "zod";
import { type CompareStations, compareStationsInputSchema } from "../../contract/charts/compare";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { parse } from "../parse";
import { getStation } from "../stations";
import { series } from "./series";
import { intervalOf } from "./span";

/**
 * One metric of several stations over the same time, at the resolution that the longest range requires.
 * @throws AppError invalid
 */
export async function compareStations(
  ctx: Context,
  input: z.input<typeof compareStationsInputSchema>,
): Promise<CompareStations> {
  const { metric, stationIds, ...span } = parse(compareStationsInputSchema, input);
  const found = await Promise.all([...new Set(stationIds)].map((id) => getStation(ctx, { id }).catch(unlessNotFound)));
  const stations = found.filter((station) => station !== undefined);
  const intervals = await Promise.all(stations.map((station) => intervalOf(ctx, { station, span })));
  const now = ctx.now();
  const from = Math.min(now, ...intervals.map((interval) => interval.from));
  const to = Math.max(from + 1, ...intervals.map((interval) => interval.to));
  const all = await Promise.all(stations.map(({ id }) => series(ctx, { stationId: id, from, to, metrics: [metric] })));
  return {
    metric,
    from,
    to,
    resolution: all[0]?.resolution ?? "raw",
    lines: stations.map(({ id, name, timeZone }, i) => ({
      station: { id, name, timeZone },
      columns: all[i]?.metrics[metric] ?? { time: [], value: [] },
    })),
  };
}

function unlessNotFound(error: unknown): undefined {
  if (!(error instanceof AppError) || error.code !== "not_found") throw error;
}
