import type { z } from "zod";
import { periodValueChangeSchema, whyImpossible } from "../../contract/reading/period-value";
import { modelNamed } from "../../db/models";
import { AppError } from "../../errors";
import type { MetricKey } from "../../weather/metrics";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise } from "../guard";
import { omitUndefined } from "../omit-undefined";
import { parse } from "../parse";
import { type Item, type Key, updateLogged } from "../records";
import { changingPeriodValue } from "./internal/change";

const model = modelNamed("PeriodValue");

/** @throws AppError unauthenticated, forbidden, invalid or not_found */
export async function updatePeriodValue(
  ctx: Context,
  { key, ...input }: z.input<typeof periodValueChangeSchema> & { key: Key },
  { check }: Checked<Item> = {},
): Promise<void> {
  authorise(ctx, model.name, "change");
  const fields = omitUndefined(parse(periodValueChangeSchema, input));
  await changingPeriodValue(ctx, key, async (sql, { metric }) => {
    const why = fields.value === undefined ? undefined : whyImpossible(metric as MetricKey, fields.value);
    if (why) throw new AppError("invalid", "The input is not valid.", { value: [why] });
    await updateLogged(sql, ctx, model, { key, fields, check });
  });
}
