import type { z } from "zod";
import type { newReadingSchema } from "../../contract/reading/correction";
import { AppError, type FieldErrors } from "../../errors";
import { mapYielding } from "../../event-loop";
import { emit } from "../../live/bus";
import type { Values } from "../../weather/metrics";
import { isFuture } from "../../weather/time/clock";
import type { Context } from "../context";
import { authorise } from "../guard";
import { conflictsOf } from "./internal/conflicts";
import type { Arrival } from "./internal/quality-control";
import { storeIn } from "./internal/store";

/**
 * Records all of these readings in one transaction, or none. Identical existing ones are skipped; returns how many were
 * stored.
 * @throws AppError unauthenticated, forbidden, invalid when one of them cannot be recorded, or conflict when a station
 * has a reading of that time with other values
 */
export async function createReadings(
  ctx: Context,
  inputs: readonly z.output<typeof newReadingSchema>[],
): Promise<number> {
  authorise(ctx, "SensorData", "add");
  const receivedAt = ctx.now();
  const arrivals = await mapYielding(inputs, ({ stationId, time, ...values }): Arrival => {
    if (isFuture(time, receivedAt)) throw new AppError("invalid", `${new Date(time).toISOString()} is in the future.`);
    return { stationId, time, receivedAt, values: measured(values), extra: null };
  });
  const { outcomes, changed } = await ctx.database.transaction(async (sql) => {
    const stored = await storeIn(sql, ctx.database, arrivals, { trustLatest: false });
    const lost = arrivals.find((arrival) => !stored.outcomes.has(arrival));
    if (lost) throw new AppError("invalid", `There is no station ${lost.stationId}.`);
    const repeats = arrivals.filter((arrival) => stored.outcomes.get(arrival)?.status === "repeated");
    refuseConflicts(await conflictsOf(sql, repeats));
    return stored;
  });
  await emit(ctx, { type: "readings.changed", stationIds: changed });
  return [...outcomes.values()].filter(({ status }) => status === "stored").length;
}

function refuseConflicts(conflicts: ReadonlyMap<Arrival, FieldErrors>): void {
  const [first] = conflicts;
  if (!first) return;
  const [{ stationId, time }, errors] = first;
  const said = Object.entries(errors).map(([field, messages]) => `${field}: ${messages.join(" ")}`);
  const others = conflicts.size === 1 ? "" : ` So do ${conflicts.size - 1} more readings.`;
  const reading = `the reading of station ${stationId} at ${new Date(time).toISOString()}`;
  const message = `The file differs from ${reading}: ${said.join(" ")}${others} Nothing was imported.`;
  throw new AppError("conflict", message);
}

function measured(values: Record<string, number | null | undefined>): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === "number")) as Values;
}
