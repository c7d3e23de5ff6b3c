import type { z } from "zod";
import { newPeriodValueSchema } from "../../contract/reading/period-value";
import { modelNamed } from "../../db/models";
import { lockStations } from "../../db/queries/stations/stations";
import { markPeriods } from "../../db/queries/statistics/period-values";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { authorise, notFound } from "../guard";
import { parse } from "../parse";
import { insertLogged, type Key } from "../records";
import { faultsOf } from "./internal/requirements";

const model = modelNamed("PeriodValue");

/**
 * Adds a reported value of a whole period, such as a day's highest temperature. The day in which it counts is
 * recomputed.
 * @throws AppError unauthenticated, forbidden, invalid, or not_found when there is no such station
 */
export async function createPeriodValue(
  ctx: Context,
  input: z.input<typeof newPeriodValueSchema>,
): Promise<{ key: Key }> {
  authorise(ctx, model.name, "add");
  const given = parse(newPeriodValueSchema, input);
  const faults = faultsOf(given, ctx.now());
  if (Object.keys(faults).length > 0) throw new AppError("invalid", "The input is not valid.", faults);
  const { dialect } = ctx.database;
  return ctx.database.transaction(async (sql) => {
    const [station] = await lockStations(sql, dialect, [given.stationId]);
    if (!station) throw notFound();
    const key = await insertLogged(sql, ctx, model, { ...given, receivedAt: ctx.now() });
    await markPeriods(sql, dialect, [given]);
    return { key };
  });
}
