/** An instant (epoch ms) as people type it: "2026-11-22 14:00:00", in UTC; milliseconds only if not zero. */
export function utcText(time: number): string {
  return new Date(time)
    .toISOString()
    .replace("T", " ")
    .replace(/(\.000)?Z$/, "");
}
