import type { z } from "zod";
import { calibrationChangeSchema, newCalibrationSchema } from "../../contract/station/calibration";
import { modelNamed } from "../../db/models";
import { AppError } from "../../errors";
import { isMetricKey, METRICS, type MetricKey } from "../../weather/metrics";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise, notFound } from "../guard";
import { omitUndefined } from "../omit-undefined";
import { parse } from "../parse";
import { type Item, insertLogged, type Key, removeLogged, updateLogged } from "../records";
import { changeMetadata } from "./internal/change";

const model = modelNamed("StationCalibration");

/**
 * Corrects what a sensor says from some time on, of readings that are stored and of those to come. What is sent stays in the
 * database: all that is shown of it, and derived from it, follows.
 * @throws AppError unauthenticated, forbidden, invalid, or not_found when there is no such station
 */
export async function addCalibration(ctx: Context, input: z.input<typeof newCalibrationSchema>): Promise<{ key: Key }> {
  authorise(ctx, model.name, "add");
  const calibration = parse(newCalibrationSchema, input);
  requirePossible(calibration);
  const { stationId, metric, since } = calibration;
  await changeMetadata(ctx, { stationId, since }, async (sql) => {
    await insertLogged(sql, ctx, model, calibration);
    return true;
  });
  return { key: { stationId, metric, since } };
}

/** @throws AppError unauthenticated, forbidden, invalid or not_found */
export async function changeCalibration(
  ctx: Context,
  { key, ...input }: z.input<typeof calibrationChangeSchema> & { key: Key },
  { check }: Checked<Item> = {},
): Promise<void> {
  authorise(ctx, model.name, "change");
  const fields = omitUndefined(parse(calibrationChangeSchema, input));
  const metric = String(key.metric);
  if (!isMetricKey(metric)) throw notFound();
  requirePossible({ ...fields, metric });
  await changeMetadata(ctx, placeOf(key), (sql) => updateLogged(sql, ctx, model, { key, fields, check }));
}

/**
 * Takes a calibration back: the one before it holds for its time too, or none.
 * @throws AppError unauthenticated, forbidden or not_found
 */
export async function removeCalibration(
  ctx: Context,
  { key, reason }: { key: Key; reason: string },
  { check }: Checked<Item> = {},
): Promise<void> {
  authorise(ctx, model.name, "delete");
  await changeMetadata(ctx, placeOf(key), async (sql) => {
    await removeLogged(sql, ctx, model, { key, check, reason });
    return true;
  });
}

function placeOf({ stationId, since }: Key): { stationId: number; since: number } {
  return { stationId: Number(stationId), since: Number(since) };
}

/** A wind vane is turned, and a dry reading of a rain gauge stays dry. */
function requirePossible({ metric, factor = 1, offset = 0 }: { metric: MetricKey; factor?: number; offset?: number }) {
  const { aggregate, label } = METRICS[metric];
  if (aggregate === "vector" && factor !== 1) throw invalid("factor", `${label} takes an offset, and no factor but 1.`);
  if (aggregate === "sum" && offset !== 0) throw invalid("offset", `${label} takes a factor, and no offset but 0.`);
}

function invalid(field: string, message: string): AppError {
  return new AppError("invalid", "The input is not valid.", { [field]: [message] });
}
