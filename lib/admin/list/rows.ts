import type { ListQuery } from "../../contract/admin/admin";
import type { Filter, Rows } from "../../db/queries/records/browse";
import { AppError } from "../../errors";
import type { Context } from "../../services/context";
import type { ModelAdmin } from "../model/model";
import { filterCondition } from "./filter-conditions";
import { periodNamed, within } from "./periods";
import { searched } from "./search";

/** The conditions of a list, separately: the choices of a filter are counted without that filter. */
export interface Parts extends Pick<Rows, "table" | "among"> {
  search: readonly Filter[];
  filters: ReadonlyMap<string, Filter>;
  date: readonly Filter[];
}

export type Asked = Pick<ListQuery, "search" | "filters" | "date">;

/** @throws AppError invalid, by the name of the filter, `search` or `date` */
export async function partsOf(ctx: Context, admin: ModelAdmin, { search, filters, date }: Asked): Promise<Parts> {
  const conditions = Object.entries(filters).map(
    ([name, value]) => [name, filterCondition(ctx, admin, name, value)] as const,
  );
  const { where, among } = await searched(ctx, admin, search);
  return {
    table: admin.model,
    search: where,
    among,
    filters: new Map(conditions),
    date: date === undefined ? [] : [dateCondition(admin, date)],
  };
}

function dateCondition({ dateHierarchy, plural }: ModelAdmin, date: string): Filter {
  if (dateHierarchy !== undefined) return within(dateHierarchy, periodNamed(date));
  const message = `There are no dates to choose ${plural} by.`;
  throw new AppError("invalid", message, { date: [message] });
}

export function rowsOf({ table, search, among, filters, date }: Parts): Rows {
  return { table, where: [...filters.values(), ...date, ...search], among };
}
