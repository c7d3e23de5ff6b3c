import { columnOf, modelNamed } from "../../db/models";
import type { Term } from "../../db/queries/records/browse";
import type { Order } from "../../db/queries/records/pages";
import type { ModelAdmin } from "../model/model";

/** Longer texts are not sortable, as a page's URL contains the values by which its rows are sorted. */
const MAX_LENGTH = 255;

/**
 * The order of a list, from its URL ("name.-lat") or its admin. Invalid columns are ignored. In a table too large to
 * sort, only one column counts.
 */
export function chosenOrder(admin: ModelAdmin, text: string): Order[] {
  const asked = text.split(".").map(readOrder);
  const known = asked.filter(({ field }, i) => isSortable(admin, field) && isFirst(asked, field, i));
  const chosen = known.length > 0 ? known : admin.ordering.map(readOrder);
  return admin.indexed ? chosen.slice(0, 1) : chosen;
}

/** The complete order: ties are broken by the key in the last column's direction, as an index does. */
export function orderOf(admin: ModelAdmin, text = ""): Term[] {
  const chosen = chosenOrder(admin, text);
  const descending = chosen.at(-1)?.descending ?? false;
  const key = modelNamed(admin.model).primaryKey.filter((name) => !chosen.some(({ field }) => field === name));
  return [...chosen, ...key.map((field) => ({ field, descending }))].map(({ field, descending }) => ({
    column: field,
    descending,
    nullable: !columnOf(admin, field).isRequired,
  }));
}

/** Reversed: every direction is inverted, with NULL at the other end. */
export function reversed(order: readonly Term[]): Term[] {
  return order.map((term) => ({ ...term, descending: !term.descending }));
}

export function isSortable(admin: ModelAdmin, column: string): boolean {
  const field = modelNamed(admin.model).fields.find(({ name }) => name === column);
  if (!field || !admin.columns.includes(column) || field.type === "Json") return false;
  if (field.type === "String" && (field.maxLength ?? Number.POSITIVE_INFINITY) > MAX_LENGTH) return false;
  return !admin.indexed || admin.indexed.includes(column);
}

function readOrder(text: string): Order {
  return text.startsWith("-") ? { field: text.slice(1), descending: true } : { field: text, descending: false };
}

function isFirst(orders: readonly Order[], field: string, index: number): boolean {
  return orders.findIndex((other) => other.field === field) === index;
}
