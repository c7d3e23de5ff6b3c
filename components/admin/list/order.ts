import type { Column } from "@/lib/contract/admin/admin";

/** A column by which a list is sorted. */
interface Sorted {
  name: string;
  isDescending: boolean;
}

/** The order of a list, also where its URL does not give it. */
export function orderOf(columns: readonly Column[]): Sorted[] {
  return columns
    .filter(({ rank }) => rank !== undefined)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ name, isDescending = false }) => ({ name, isDescending }));
}

/** By this column only; reversed if it already comes first. */
export function sortedBy(order: readonly Sorted[], name: string): Sorted[] {
  const [first] = order;
  return [{ name, isDescending: first?.name === name && !first.isDescending }];
}

/** By this column in addition: after the others, or in its place, reversed. */
export function alsoSortedBy(order: readonly Sorted[], name: string): Sorted[] {
  if (!order.some((sorted) => sorted.name === name)) return [...order, { name, isDescending: false }];
  return order.map((sorted) => (sorted.name === name ? { name, isDescending: !sorted.isDescending } : sorted));
}

export function notSortedBy(order: readonly Sorted[], name: string): Sorted[] {
  return order.filter((sorted) => sorted.name !== name);
}

/** As in URLs: "name.-lat". */
export function orderText(order: readonly Sorted[]): string {
  return order.map(({ name, isDescending }) => (isDescending ? `-${name}` : name)).join(".");
}
