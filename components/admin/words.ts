/** "stations" → "Stations" */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a station", "an hour" */
export function withArticle(text: string): string {
  return `${/^[aeiou]/i.test(text) && !/^use/i.test(text) ? "an" : "a"} ${text}`;
}

/** A count of rows: "10,000+ stations", "1 station" */
export function counted({ value, isMore }: { value: number; isMore: boolean }, one: string, many: string): string {
  return `${countText({ value, isMore })} ${value === 1 && !isMore ? one : many}`;
}

export function countText({ value, isMore }: { value: number; isMore: boolean }): string {
  return `${value.toLocaleString("en")}${isMore ? "+" : ""}`;
}

/** What follows a number; an index has no unit. */
export function unitText(unit: string | undefined): string {
  return unit === undefined || unit === "index" ? "" : unit;
}
