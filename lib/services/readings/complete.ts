import { z } from "zod";
import { extraSchema } from "../../contract/reading/channels";
import { epochMsSchema, valuesSchema } from "../../contract/reading/reading";
import { readingContext } from "../../db/queries/readings/reading-context";
import { deleteReadings, type ReadingRow, readingsAt, updateVerdict } from "../../db/queries/readings/readings";
import { deleteSuspects, replaceSuspects } from "../../db/queries/readings/suspects";
import { lockStations } from "../../db/queries/stations/stations";
import type { Sql } from "../../db/sql";
import { groupBy } from "../../group-by";
import { emit } from "../../live/bus";
import type { ReadingContext } from "../../weather/derived/derive";
import { isMetricKey } from "../../weather/metrics";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { touchesLatest } from "./internal/change";
import { differences } from "./internal/conflicts";
import { refreshLatest } from "./internal/latest";
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
        extra: extraSchema.nullable(),
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
  const completed = await ctx.database.transaction(async (sql) => {
    const { dialect } = ctx.database;
    const [station] = await lockStations(sql, dialect, [stationId]);
    if (!station) return new Set<number>();
    const given = groupBy(readings, ({ time }) => time);
    const stored = await readingsAt(sql, stationId, [...given.keys()]);
    const context = await readingContext(sql, stationId, [...given.keys()], station.metadata);
    const rows = stored.flatMap((row) => wider(row, given.get(row.time) ?? [], context, options));
    if (rows.length === 0) return new Set<number>();
    const times = rows.map(({ time }) => time);
    // Stored again, so that they are checked in their place among the station's readings.
    await deleteReadings(sql, stationId, times);
    await deleteSuspects(sql, stationId, times);
    const isLatest = touchesLatest(station, Math.max(...times), ctx.now());
    if (isLatest) await refreshLatest(sql, stationId, ctx.now());
    const receivedAt = ctx.now();
    const arrivals = rows.map((row) => ({ ...row, receivedAt }));
    await storeIn(sql, ctx.database, arrivals, { trustLatest: false });
    const completed = new Set(times);
    await keepVerdicts(
      sql,
      stationId,
      stored.filter(({ time }) => completed.has(time)),
    );
    if (isLatest) await refreshLatest(sql, stationId, ctx.now());
    return completed;
  });
  if (completed.size > 0) await emit(ctx, { type: "readings.changed", stationIds: [stationId] });
  return completed;
}

/** The reading with what it lacked; nothing if it lacked nothing. */
function wider(
  row: ReadingRow,
  given: readonly Pick<ReadingRow, "values" | "extra">[],
  context: ReadingContext,
  { evenIfOthersDiffer = false }: Options,
): ReadingRow[] {
  const after = { ...row, values: { ...row.values }, extra: row.extra };
  let isWider = false;
  for (const { values, extra } of given) {
    const isLacking = (field: string) =>
      isMetricKey(field) ? after.values[field] === undefined : !Object.hasOwn(after.extra ?? {}, field);
    const fields = Object.keys(differences(after, { values, extra }, context));
    if (!evenIfOthersDiffer && !fields.every(isLacking)) continue;
    for (const field of fields.filter(isLacking)) {
      const value = isMetricKey(field) ? values[field] : extra?.[field];
      if (value === undefined) continue;
      isWider = true;
      if (isMetricKey(field)) after.values[field] = value;
      else after.extra = { ...after.extra, [field]: value };
    }
  }
  return isWider ? [after] : [];
}

/** Of the metrics that were there, findings and corrections are as before. */
async function keepVerdicts(sql: Sql, stationId: number, before: readonly ReadingRow[]): Promise<void> {
  const times = before.map(({ time }) => time);
  const old = new Map(before.map((row) => [row.time, row]));
  for (const row of await readingsAt(sql, stationId, times)) {
    const was = old.get(row.time);
    if (!was || (was.flags === null && was.corrections === null && row.flags === null)) continue;
    const added = Object.entries(row.flags ?? {}).filter(([metric]) => !(metric in was.values));
    const flags = { ...was.flags, ...Object.fromEntries(added) };
    const after = { ...row, flags: Object.keys(flags).length > 0 ? flags : null, corrections: was.corrections };
    await updateVerdict(sql, after);
    await replaceSuspects(sql, stationId, [after]);
  }
}
