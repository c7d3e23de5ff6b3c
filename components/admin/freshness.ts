/** How many changes this tab has made, and how many it had when it first saw what a page was made of. */
let changes = 0;
const firstSeen = new WeakMap<object, number>();

/** To be told of every change. */
export function noteChange(): void {
  changes += 1;
}

/**
 * Is this from before a change? Going back shows a page as it was kept in memory, made of the same object; whoever edited a
 * record meanwhile would then see its old values, and be told of a conflict with themselves.
 */
export function isFromBefore(answer: object): boolean {
  const seen = firstSeen.get(answer);
  if (seen === undefined) firstSeen.set(answer, changes);
  return seen !== undefined && seen < changes;
}
