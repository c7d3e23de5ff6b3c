import type { z } from "zod";
import { type ListPage, type ListQuery, listQuerySchema } from "../../contract/admin/admin";
import { modelNamed } from "../../db/models";
import { browse, countUpTo } from "../../db/queries/records/browse";
import { plainRow } from "../../db/queries/records/records";
import type { Context } from "../../services/context";
import { parse } from "../../services/parse";
import { authoriseModel, infoOf } from "../access";
import { listActions } from "../fields/actions";
import type { Item, ModelAdmin } from "../model/model";
import { adminAt } from "../registry";
import { cursorOf, readCursor } from "./cursor";
import { datesOf } from "./dates";
import { filtersOf } from "./filters";
import { chosenOrder, orderOf, reversed } from "./order";
import { type Parts, partsOf, rowsOf } from "./rows";
import { searchHelp } from "./search";
import { columnsOf, readFor, tableRows } from "./table";

const PAGE_SIZE = 100;
/** Where counting the rows of a list stops. */
const MAX_COUNTED = 10_000;

/**
 * One page of any model's records in any order, by keyset pagination: the last page costs as much as the first.
 * @throws AppError unauthenticated, forbidden, not_found, or invalid by filter, `search`, `date` or `page`
 */
export async function list(ctx: Context, input: z.input<typeof listQuerySchema>): Promise<ListPage> {
  const query = parse(listQuerySchema, input);
  return listPage(ctx, adminAt(query.model), query);
}

/** The same for a known admin. */
export async function listPage(ctx: Context, admin: ModelAdmin, query: ListQuery): Promise<ListPage> {
  authoriseModel(ctx, admin, "view");
  const parts = await partsOf(ctx, admin, query);
  const columns = columnsOf(ctx, admin, chosenOrder(admin, query.order));
  const { items, next, previous } = await pageOf(ctx, admin, parts, query);
  const isWhole =
    next === null && previous === null && !query.last && query.after === undefined && query.before === undefined;
  const count = isWhole ? items.length : await countUpTo(ctx.database.read, rowsOf(parts), MAX_COUNTED + 1);
  return {
    model: infoOf(ctx, admin),
    columns,
    rows: await tableRows(ctx, admin, columns, (await admin.shown?.(ctx, items)) ?? items),
    count: { value: Math.min(count, MAX_COUNTED), isMore: count > MAX_COUNTED },
    next,
    previous,
    searchHelp: searchHelp(admin),
    filters: await filtersOf(ctx, admin, parts, query.filters),
    dates: await datesOf(ctx, admin, parts, query.date),
    actions: listActions(ctx, admin),
  };
}

interface Page {
  items: Item[];
  next: string | null;
  previous: string | null;
}

async function pageOf(ctx: Context, admin: ModelAdmin, parts: Parts, query: ListQuery): Promise<Page> {
  const model = modelNamed(admin.model);
  const order = orderOf(admin, query.order);
  const isBack = query.last || query.before !== undefined;
  const cursor = query.last ? undefined : (query.before ?? query.after);
  const size = admin.pageSize ?? PAGE_SIZE;
  const rows = await browse(ctx.database.read, {
    ...rowsOf(parts),
    columns: readFor(
      admin,
      order.map(({ column }) => column),
    ),
    key: model.primaryKey,
    order: isBack ? reversed(order) : order,
    after: cursor === undefined ? undefined : readCursor(admin, order, cursor),
    // One more than shown tells whether there are more.
    limit: size + 1,
  });
  const items = rows.slice(0, size).map((row) => plainRow(model, row));
  if (isBack) items.reverse();
  const isCut = rows.length > size;
  const at = (item: Item | undefined) => (item ? cursorOf(order, item) : null);
  return {
    items,
    next: (isBack ? query.before !== undefined && !query.last : isCut) ? at(items.at(-1)) : null,
    previous: (isBack ? isCut : query.after !== undefined) ? at(items[0]) : null,
  };
}
