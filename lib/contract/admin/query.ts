import type { z } from "zod";
import type { listQuerySchema } from "./admin";

export type ListInput = z.input<typeof listQuerySchema>;

/** Query parameters of a list that are not filters. */
const RESERVED = new Set(["q", "o", "date", "after", "before", "last"]);

/** Parses a list's query parameters. The list itself checks that the filters, columns and page exist. */
export function readListQuery(model: string, parameters: URLSearchParams): ListInput {
  const text = (name: string) => parameters.get(name) || undefined;
  const filters = [...parameters].filter(([name, value]) => !RESERVED.has(name) && value !== "");
  return {
    model,
    search: text("q"),
    order: text("o"),
    filters: Object.fromEntries(filters),
    date: text("date"),
    after: text("after"),
    before: text("before"),
    last: parameters.get("last") === "1",
  };
}

/** The address of a list: "/admin/station/?q=north&o=name&isPublic=true". */
export function listHref(query: ListInput): string {
  const text = listParameters(query).toString();
  return `/admin/${query.model}/${text === "" ? "" : `?${text}`}`;
}

/** The address of the list's CSV export, which has no pages. */
export function exportHref({ model, search, order, filters, date }: ListInput): string {
  const text = listParameters({ model, search, order, filters, date }).toString();
  return `/admin/${model}/export/${text === "" ? "" : `?${text}`}`;
}

function listParameters({ search, order, date, after, before, last, filters = {} }: ListInput): URLSearchParams {
  const reserved = { q: search, o: order, date, after, before, last: last ? "1" : undefined };
  const given = [...Object.entries(reserved), ...Object.entries(filters).filter(([name]) => !RESERVED.has(name))];
  return new URLSearchParams(given.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
