import { modelNamed } from "../../db/models";
import type { Context } from "../context";
import { authorise } from "../guard";
import { removeLogged } from "../records/remove";
import type { Check, Key } from "../records/representation";
import { changingPeriodValue } from "./change";

const model = modelNamed("PeriodValue");

/** @throws AppError unauthenticated, forbidden or not_found */
export async function removePeriodValue(
  ctx: Context,
  key: Key,
  removal: { check: Check; reason: string },
): Promise<void> {
  authorise(ctx, model.name, "delete");
  await changingPeriodValue(ctx, key, (sql) => removeLogged(ctx, sql, model, { key, ...removal }));
}
