import { modelNamed } from "../db/models";
import { titleRows } from "../db/queries/records/titles";
import type { Context } from "../services/context";
import { keyText } from "./model/key";
import type { Key, ModelAdmin } from "./model/model";

/** The titles of these records, by key as in URLs. Deleted ones are left out. */
export async function titlesOf(ctx: Context, admin: ModelAdmin, keys: readonly Key[]): Promise<Map<string, string>> {
  const model = modelNamed(admin.model);
  const rows = await titleRows(ctx.database.read, model, admin.title.from, keys);
  return new Map(rows.map((row) => [keyText(admin.model, row), admin.title.of(row)]));
}

/** The title of one record; its key if it was deleted. */
export async function titleOf(ctx: Context, admin: ModelAdmin, key: Key): Promise<string> {
  const text = keyText(admin.model, key);
  return (await titlesOf(ctx, admin, [key])).get(text) ?? text;
}

/** "1 station was", "2 stations were" */
export function count(number: number, { singular, plural }: Pick<ModelAdmin, "singular" | "plural">): string {
  return number === 1 ? `1 ${singular} was` : `${number.toLocaleString("en")} ${plural} were`;
}
