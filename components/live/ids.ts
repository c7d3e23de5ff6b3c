/**
 * Does an id come before another one? Ids of different servers cannot be ordered; they count as older, so that data is
 * reloaded.
 */
export function isBefore(id: string, other: string): boolean {
  const [[run, number], [otherRun, otherNumber]] = [id.split("."), other.split(".")];
  return run !== otherRun || Number(number) < Number(otherNumber);
}
