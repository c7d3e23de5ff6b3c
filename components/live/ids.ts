/** Does an id come before another one? Those of different servers have no order: then it is asked again, to be sure. */
export function isBefore(id: string, other: string): boolean {
  const [[run, number], [otherRun, otherNumber]] = [id.split("."), other.split(".")];
  return run !== otherRun || Number(number) < Number(otherNumber);
}
