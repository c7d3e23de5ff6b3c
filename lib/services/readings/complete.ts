import { z } from "zod";
import { epochMsSchema, valuesSchema } from "../../contract/reading/reading";
import { existingTimes } from "../../db/queries/readings/readings";
import { lockStations } from "../../db/queries/stations/stations";
import { emit } from "../../live/bus";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import type { Merging } from "./internal/quality-control";
import { storeIn } from "./internal/store";

/** Readings per transaction: a longer one would keep other writers waiting. */
const MAX_READINGS = 1000;

const inputSchema = z.object({
  stationId: z.int().positive(),
  readings: z
    .array(
      z.object({
        time: epochMsSchema,
        values: valuesSchema,
        extra: z.record(z.string(), z.number()).nullable(),
      }),
    )
    .min(1)
    .max(MAX_READINGS),
});

interface Options {
  /** Add what is lacking to a reading of which other values differ; by default such a reading is left alone. */
  evenIfOthersDiffer?: boolean;
}

/**
 * Adds values to stored readings that lack them, as when a station's temperature and humidity come in two files.
 * Values that are there stay, as do corrections and flags of them; the new ones are quality-checked like late readings.
 * Returns the times of the readings that were completed.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function completeReadings(
  ctx: Context,
  input: z.input<typeof inputSchema>,
  options: Options = {},
): Promise<Set<number>> {
  authorise(ctx, "SensorData", "change");
  const { stationId, readings } = parse(inputSchema, input);
  const scope = options.evenIfOthersDiffer ? "lacking" : "agreeing";
  const merging: Merging = { scope, by: ctx, reason: "Values were added." };
  const { dialect } = ctx.database;
  const completed = await ctx.database.transaction(async (sql) => {
    await lockStations(sql, dialect, [stationId]);
    const times = await existingTimes(sql, stationId, [...new Set(readings.map(({ time }) => time))]);
    const arrivals = readings
      .filter(({ time }) => times.has(time))
      .map((reading) => ({ ...reading, stationId, receivedAt: ctx.now(), merging }));
    const { outcomes } = await storeIn(sql, ctx.database, arrivals, { trustLatest: false });
    const changed = arrivals.filter((arrival) => outcomes.get(arrival)?.status === "completed");
    return new Set(changed.map(({ time }) => time));
  });
  if (completed.size > 0) await emit(ctx, { type: "readings.changed", stationIds: [stationId] });
  return completed;
}
