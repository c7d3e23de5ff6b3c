import type { z } from "zod";
import type { newTemperatureDataSchema } from "../../contract/reading/temperature-data";
import { modelNamed } from "../../db/models";
import type { Context } from "../context";
import { createRecords } from "../records";
import { refuseFuture } from "./internal/representation";

/**
 * Adds all of these spot readings in one transaction, or none. Returns how many.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function createManyTemperatureData(
  ctx: Context,
  inputs: readonly z.output<typeof newTemperatureDataSchema>[],
): Promise<number> {
  for (const { timestamp } of inputs) refuseFuture(ctx, timestamp);
  return createRecords(ctx, { model: modelNamed("TemperatureData"), items: inputs });
}
