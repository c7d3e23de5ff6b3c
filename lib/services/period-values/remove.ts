import { modelNamed } from "../../db/models";
import type { Checked } from "../check";
import type { Context } from "../context";
import { authorise } from "../guard";
import { type Item, type Key, removeLogged } from "../records";
import { changingPeriodValue } from "./internal/change";

const model = modelNamed("PeriodValue");

/** @throws AppError unauthenticated, forbidden or not_found */
export async function removePeriodValue(
  ctx: Context,
  { key, reason }: { key: Key; reason: string },
  { check }: Checked<Item> = {},
): Promise<void> {
  authorise(ctx, model.name, "delete");
  await changingPeriodValue(ctx, key, (sql) => removeLogged(sql, ctx, model, { key, check, reason }));
}
