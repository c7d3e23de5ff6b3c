import { identify } from "../../auth/request";
import { listQuerySchema } from "../../contract/admin/admin";
import { readListQuery } from "../../contract/admin/query";
import { type ModelField, modelNamed } from "../../db/models";
import { AppError } from "../../errors";
import { clientAddress, clientUrl } from "../../http/origin";
import { errorResponse, SECURITY_HEADERS } from "../../http/respond";
import { stream } from "../../http/stream";
import { type Context, contextFor } from "../../services/context";
import { csvCell, guardFormula } from "../../services/export";
import { parse } from "../../services/parse";
import { authoriseModel } from "../access";
import { orderOf } from "../list/order";
import { type Asked, partsOf, rowsOf } from "../list/rows";
import { readFor } from "../list/table";
import { walk } from "../list/walk";
import type { Item, ModelAdmin } from "../model/model";
import { adminAt, pathOf } from "../registry";

/**
 * GET /admin/{model}/export/: the rows of the list with the same parameters as CSV, produced as fast as they are read.
 */
export async function exportHandler(request: Request): Promise<Response> {
  try {
    return await answer(request);
  } catch (error) {
    const isStranger = error instanceof AppError && error.code === "unauthenticated";
    // A program that sent credentials is told that they are wrong; a person is redirected to the login.
    if (!isStranger || request.headers.has("authorization")) return errorResponse(error);
    const { pathname, search } = new URL(request.url);
    const location = `/admin/login/?${new URLSearchParams({ next: `${pathname}${search}` })}`;
    return new Response(null, { status: 302, headers: { ...SECURITY_HEADERS, Location: location } });
  }
}

async function answer(request: Request): Promise<Response> {
  const { method } = request;
  if (method !== "GET" && method !== "HEAD") throw new AppError("not_allowed", `Method "${method}" not allowed.`);
  const { pathname, searchParams } = clientUrl(request);
  const sender = { headers: request.headers, address: clientAddress(request) };
  const { actor } = await identify(contextFor().database, sender, Date.now());
  const ctx = contextFor(actor);
  const path = pathname.split("/")[2] ?? "";
  const query = parse(listQuerySchema, readListQuery(path, searchParams));
  const admin = adminAt(query.model);
  const lines = csvOf(ctx, admin, query);
  const response = await stream({ request, renderer: "csv" }, lines);
  const day = new Date(ctx.now()).toISOString().slice(0, "2026-11-22".length);
  const name = `${pathOf(admin.plural.replaceAll(" ", "-"))}-${day}.csv`;
  response.headers.set("Content-Disposition", `attachment; filename="${name}"`);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

/**
 * The rows of a list as CSV, after a header line, in chunks of many lines and constant memory.
 * @throws AppError unauthenticated, forbidden or invalid
 */
export async function* csvOf(
  ctx: Context,
  admin: ModelAdmin,
  { order, ...asked }: Asked & { order: string },
): AsyncGenerator<string> {
  authoriseModel(ctx, admin, "view");
  const rows = rowsOf(await partsOf(ctx, admin, asked));
  const fields = exported(admin);
  const columns = fields.map(({ name }) => name);
  yield `${columns.join(",")}\n`;
  for await (const items of walk(ctx, admin, rows, { order: orderOf(admin, order), columns })) {
    yield items.map((item) => `${fields.map((field) => cellOf(field, item)).join(",")}\n`).join("");
  }
}

/** The table's columns that the admin shows, after the key; secrets are left out. */
export function exported(admin: ModelAdmin): ModelField[] {
  const { fields, primaryKey } = modelNamed(admin.model);
  const shown = [...readFor(admin), ...admin.fieldsets.flatMap((fieldset) => fieldset.fields)];
  const isShown = ({ name }: ModelField) =>
    shown.includes(name) && !primaryKey.includes(name) && admin.fields?.[name]?.kind !== "secret";
  return [...fields.filter(({ name }) => primaryKey.includes(name)), ...fields.filter(isShown)];
}

function cellOf({ name, type }: ModelField, item: Item): string {
  const value = item[name];
  if (value === null || value === undefined) return "";
  if (type === "DateTime") return new Date(Number(value)).toISOString();
  if (type === "Json") return csvCell(guardFormula(JSON.stringify(value)));
  return type === "String" ? csvCell(guardFormula(String(value))) : String(value);
}
