import { z } from "zod";
import { type LogItem, modelPathSchema, recordKeySchema } from "../../contract/admin/admin";
import { entriesOfObject } from "../../db/queries/log/log-pages";
import type { Context } from "../../services/context";
import { notFound } from "../../services/guard";
import { parse } from "../../services/parse";
import { authoriseModel } from "../access";
import { objectId, readKey } from "../model/key";
import { adminAt } from "../registry";
import { titlesOf } from "../titles";
import { logItem } from "./log";

const inputSchema = z.object({
  model: modelPathSchema,
  key: recordKeySchema,
  /** For the page of entries older than this one. */
  before: z.int().positive().optional(),
});

const PAGE = 50;

/**
 * The changes of a record, newest first, also after it was deleted.
 * @throws AppError unauthenticated, forbidden, invalid, or not_found when neither the record nor log entries exist
 */
export async function history(
  ctx: Context,
  input: z.input<typeof inputSchema>,
): Promise<{ label: string; items: LogItem[]; next: number | null }> {
  const { model: path, key: text, before } = parse(inputSchema, input);
  const admin = adminAt(path);
  authoriseModel(ctx, admin, "view");
  const { model } = admin;
  const key = readKey(model, text);
  const rows = await entriesOfObject(
    ctx.database.read,
    { model, objectId: objectId(model, key) },
    { before, limit: PAGE + 1 },
  );
  const [title] = (await titlesOf(ctx, admin, [key])).values();
  const label = title ?? rows[0]?.objectLabel;
  if (label === undefined) throw notFound();
  const page = rows.slice(0, PAGE);
  return {
    label,
    items: page.map((row) => logItem(ctx, row)),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}
