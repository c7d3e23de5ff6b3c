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
 * Corrects a sensor's values from some time on, for stored and future readings. The database keeps the raw values;
 * everything shown of them and derived from them follows.
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
 * Removes a calibration: the previous one, if any, then applies to its time, too.
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

/** A wind vane can only be rotated, and a dry rain gauge must stay dry. */
function requirePossible({ metric, factor = 1, offset = 0 }: { metric: MetricKey; factor?: number; offset?: number }) {
  const { aggregate, label } = METRICS[metric];
  if (aggregate === "vector" && factor !== 1) throw invalid("factor", `${label}: the factor must be 1.`);
  if (aggregate === "sum" && offset !== 0) throw invalid("offset", `${label}: the offset must be 0.`);
}

function invalid(field: string, message: string): AppError {
  return new AppError("invalid", "The input is not valid.", { [field]: [message] });
}
