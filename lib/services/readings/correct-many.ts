import { z } from "zod";
import { epochMsSchema, valuesSchema } from "../../contract/reading/reading";
import { insertLogEntry } from "../../db/queries/log/log";
import { readingContext } from "../../db/queries/readings/reading-context";
import { readingsAt } from "../../db/queries/readings/readings";
import { lockStations } from "../../db/queries/stations/stations";
import { markDirty } from "../../db/queries/statistics/dirty";
import { emit } from "../../live/bus";
import { isMetricKey, METRICS } from "../../weather/metrics";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { changesTo, writeChanges } from "./internal/amendment";
import { touchesLatest } from "./internal/change";
import { refreshLatest } from "./internal/latest";

/** Readings per transaction: a longer one would keep other writers waiting. */
const MAX_READINGS = 1000;

const inputSchema = z.object({
  stationId: z.int().positive(),
  readings: z
    .array(z.object({ time: epochMsSchema, values: valuesSchema }))
    .min(1)
    .max(MAX_READINGS),
  reason: z.string().min(1).max(500),
});

/**
 * Corrects many readings of one station in one transaction, with a log entry for each: these values are shown, the raw
 * ones stay. Values outside their metric's limits, and readings that are not stored, are passed over. Returns the times
 * of the corrected readings.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function correctReadings(ctx: Context, input: z.input<typeof inputSchema>): Promise<Set<number>> {
  authorise(ctx, "SensorData", "change");
  const { stationId, readings, reason } = parse(inputSchema, input);
  const corrected = await ctx.database.transaction(async (sql) => {
    const { dialect } = ctx.database;
    const [station] = await lockStations(sql, dialect, [stationId]);
    const times = new Set<number>();
    if (!station) return times;
    const wanted = new Map(readings.map(({ time, values }) => [time, possible(values)]));
    const context = await readingContext(sql, stationId, [...wanted.keys()], station.metadata);
    for (const reading of await readingsAt(sql, stationId, [...wanted.keys()])) {
      const changes = changesTo(reading, wanted.get(reading.time) ?? {}, context);
      const entry = await writeChanges(sql, ctx, { reading, context }, changes, reason);
      if (!entry) continue;
      await insertLogEntry(sql, entry);
      times.add(reading.time);
    }
    await markDirty(
      sql,
      dialect,
      [...times].map((time) => ({ stationId, time })),
    );
    if (times.size > 0 && touchesLatest(station, Math.max(...times), ctx.now())) {
      await refreshLatest(sql, stationId, ctx.now());
    }
    return times;
  });
  if (corrected.size > 0) await emit(ctx, { type: "readings.changed", stationIds: [stationId] });
  return corrected;
}

function possible(values: z.output<typeof valuesSchema>): z.output<typeof valuesSchema> {
  const within = ([metric, value]: [string, number]) =>
    isMetricKey(metric) && value >= METRICS[metric].min && value <= METRICS[metric].max;
  return Object.fromEntries(Object.entries(values).filter(within));
}
