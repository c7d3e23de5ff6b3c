import { z } from "zod";
import { type Choice, modelPathSchema } from "../../contract/admin/admin";
import { textSchema } from "../../contract/text";
import { modelNamed } from "../../db/models";
import { rowsNamed } from "../../db/queries/records/browse";
import { wordsOf } from "../../db/queries/records/pages";
import { plainRow } from "../../db/queries/records/records";
import type { Context } from "../../services/context";
import { parse } from "../../services/parse";
import { authoriseModel } from "../access";
import { keyText } from "../model/key";
import { adminAt } from "../registry";
import { inColumns } from "./search";

const MAX_CHOICES = 20;

const inputSchema = z.object({ model: modelPathSchema, search: textSchema().max(200).default("") });

/**
 * Records of a model by name or id, for a relation in a form or a filter: up to 20, exact matches first.
 * @throws AppError unauthenticated, forbidden, invalid or not_found
 */
export async function choices(ctx: Context, input: z.input<typeof inputSchema>): Promise<Choice[]> {
  const { model: path, search } = parse(inputSchema, input);
  const admin = adminAt(path);
  authoriseModel(ctx, admin, "view");
  const model = modelNamed(admin.model);
  const { from } = admin.title;
  const named = model.fields.filter(({ name, type }) => from.includes(name) && type === "String");
  const columns = [...named.map(({ name }) => name), ...(admin.search ?? []).filter((entry) => !entry.includes("."))];
  const rows = await rowsNamed(
    ctx.database.read,
    {
      table: model.name,
      where: wordsOf(search).map((word) => inColumns(ctx, model.name, columns, word)),
      columns: [...new Set([...model.primaryKey, ...from])],
      by: named[0]?.name ?? model.primaryKey[0] ?? "id",
      text: search,
    },
    MAX_CHOICES,
  );
  return rows
    .map((row) => plainRow(model, row))
    .map((row) => ({ value: keyText(model.name, row), label: admin.title.of(row) }));
}
