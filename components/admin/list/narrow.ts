import type { ListInput } from "@/lib/contract/admin/query";

/** The same list from its first page. */
export function fromStart({ after: _, before: __, last: ___, ...query }: ListInput): ListInput {
  return query;
}

/** The list with a filter set or removed. */
export function filtered(query: ListInput, name: string, value: string | undefined): ListInput {
  const { [name]: _, ...others } = query.filters ?? {};
  return { ...fromStart(query), filters: value === undefined ? others : { ...others, [name]: value } };
}

/** Whether any rows may be left out. */
export function isNarrowed({ search, filters, date }: ListInput): boolean {
  return Boolean(search) || Boolean(date) || Object.keys(filters ?? {}).length > 0;
}
