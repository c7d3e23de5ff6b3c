import type { z } from "zod";
import { correctionSchema } from "../../contract/reading/correction";
import type { Context } from "../context";
import { authorise } from "../guard";
import { parse } from "../parse";
import { writeChanges } from "./internal/amendment";
import { changeReading } from "./internal/change";

/**
 * Corrects, hides or restores one metric of one reading, with a reason for the log. Charts, statistics and the
 * station's latest follow; the raw value stays in its column.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function correct(ctx: Context, input: z.input<typeof correctionSchema>): Promise<void> {
  authorise(ctx, "SensorData", "change");
  const { reason, change, ...key } = parse(correctionSchema, input);
  await changeReading(ctx, key, (sql, reading, context) =>
    writeChanges(sql, ctx, { reading, context }, [change], reason),
  );
}
