import type { z } from "zod";
import type { newReadingSchema } from "../../contract/reading/correction";
import { AppError } from "../../errors";
import type { Context } from "../context";
import { record } from "./record";

/**
 * Records one reading that a person typed, like those of the transports.
 * @throws AppError unauthenticated, forbidden, invalid (by field), or conflict when there already is one of this time
 */
export async function createReading(
  ctx: Context,
  { stationId, time, ...values }: z.output<typeof newReadingSchema>,
): Promise<void> {
  const [result] = await record(ctx, [{ station: stationId, time, ...values }], { isMerging: false });
  if (result?.status === "stored") return;
  if (result?.status === "repeated") {
    throw new AppError("invalid", "The input is not valid.", {
      time: ["The station has a reading of this time already: correct that one."],
    });
  }
  const { station, ...errors } = result?.status === "refused" ? result.errors : {};
  throw new AppError("invalid", "The input is not valid.", station ? { ...errors, stationId: station } : errors);
}
