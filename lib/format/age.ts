import type { Text } from "../text/text";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type AgeStyle = "short" | "long";

/** The age of a time: "12 min ago" (long: "12 minutes ago"). Both times are epoch ms; clocks may differ a little. */
export function formatAge(time: number, now: number, t: Text, style: AgeStyle = "short"): string {
  const age = now - time;
  if (Math.abs(age) < MINUTE) return t("age.now");
  const amount = formatDuration(Math.abs(age), t, style);
  return age > 0 ? t("age.ago", { amount }) : t("age.ahead", { amount });
}

/** A duration (ms) in its largest unit: "12 min", "3 days". */
export function formatDuration(duration: number, t: Text, style: AgeStyle = "short"): string {
  const [count, unit] = inLargestUnit(duration);
  return t(style === "long" ? `age.${unit}sLong` : `age.${unit}s`, { count });
}

function inLargestUnit(duration: number): [count: number, unit: "minute" | "hour" | "day"] {
  if (duration < HOUR) return [Math.floor(duration / MINUTE), "minute"];
  if (duration < 2 * DAY) return [Math.floor(duration / HOUR), "hour"];
  return [Math.floor(duration / DAY), "day"];
}
