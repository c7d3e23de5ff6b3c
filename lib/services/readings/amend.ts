import type { z } from "zod";
import { amendedValuesSchema, amendmentSchema } from "../../contract/reading/correction";
import type { ReadingItem } from "../../contract/reading/reading-item";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise, knownId } from "../guard";
import { parse } from "../parse";
import { amended, changesTo, writeChanges } from "./internal/amendment";
import { changeReading } from "./internal/change";
import { toReading } from "./internal/representation";

/**
 * Changes what is shown of several metrics of one reading: null hides, the raw value restores, any other corrects. One
 * log entry has the reason for all; there is none when nothing changes.
 * @param options.check called with the reading, whose station is locked, before the change; may throw
 * @throws AppError unauthenticated, forbidden, invalid (by metric) or not_found
 */
export async function amend(
  ctx: Context,
  { values, ...input }: z.input<typeof amendmentSchema> & { values: z.input<typeof amendedValuesSchema> },
  { check }: Checked<ReadingItem> = {},
): Promise<ReadingItem> {
  authorise(ctx, "SensorData", "change");
  knownId(input.stationId);
  const { reason, ...key } = parse(amendmentSchema, input);
  const wanted = parse(amendedValuesSchema, values);
  const { reading: before, context } = await changeReading(ctx, key, async (sql, reading, context) => {
    check?.(toReading(reading, context));
    return writeChanges(sql, ctx, { reading, context }, changesTo(reading, wanted, context), reason);
  });
  return toReading(amended(before, changesTo(before, wanted, context)), context);
}
