/** The number of changes made in this tab, and that number when the data of a page was first seen. */
let changes = 0;
const firstSeen = new WeakMap<object, number>();

/** Call it after every change. */
export function noteChange(): void {
  changes += 1;
}

/**
 * Whether this data is older than a change. Going back shows a page from memory, made of the same object; without this,
 * it would show old values after an edit, and saving would report a conflict with oneself.
 */
export function isFromBefore(answer: object): boolean {
  const seen = firstSeen.get(answer);
  if (seen === undefined) firstSeen.set(answer, changes);
  return seen !== undefined && seen < changes;
}
