import type { Selection } from "@/lib/contract/admin/admin";
import type { ListInput } from "@/lib/contract/admin/query";

/** The selected rows: some of the page, or all that match. */
export interface Ticked {
  keys: ReadonlySet<string>;
  isAll: boolean;
  /** The start of a range selected with Shift. */
  last?: string | undefined;
}

export const NOTHING: Ticked = { keys: new Set(), isAll: false };

/**
 * Toggles a row; with `isRange` all from the previous one on. After any change the selection is no longer all that
 * match.
 */
export function tick(ticked: Ticked, rows: readonly string[], key: string, isRange: boolean): Ticked {
  const isOn = !ticked.keys.has(key);
  const keys = new Set(ticked.keys);
  for (const one of isRange ? between(rows, ticked.last ?? key, key) : [key]) {
    if (isOn) keys.add(one);
    else keys.delete(one);
  }
  return { keys, isAll: false, last: key };
}

export function tickPage(ticked: Ticked, rows: readonly string[]): Ticked {
  return rows.every((key) => ticked.keys.has(key)) ? NOTHING : { keys: new Set(rows), isAll: false };
}

export function tickAll(rows: readonly string[]): Ticked {
  return { keys: new Set(rows), isAll: true };
}

/** The selection as sent with an action. */
export function selectionOf({ keys, isAll }: Ticked, { search, filters, date }: ListInput): Selection {
  if (!isAll) return { keys: [...keys] };
  return { all: { search: search ?? "", filters: filters ?? {}, date } };
}

function between(rows: readonly string[], a: string, b: string): readonly string[] {
  const [from, to] = [rows.indexOf(a), rows.indexOf(b)].toSorted((x, y) => x - y);
  return from === undefined || to === undefined || from < 0 ? [b] : rows.slice(from, to + 1);
}
