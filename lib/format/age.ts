const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const NAMES = {
  short: { minute: ["min", "min"], hour: ["h", "h"], day: ["day", "days"] },
  long: { minute: ["minute", "minutes"], hour: ["hour", "hours"], day: ["day", "days"] },
} as const;

/** How long ago: "just now", "12 min ago" (long: "12 minutes ago"). Both times are epoch ms; clocks may differ a little. */
export function formatAge(time: number, now: number, style: keyof typeof NAMES = "short"): string {
  const age = now - time;
  if (Math.abs(age) < MINUTE) return "just now";
  const [count, unit] = inLargestUnit(Math.abs(age));
  const amount = `${count} ${NAMES[style][unit][count === 1 ? 0 : 1]}`;
  return age > 0 ? `${amount} ago` : `in ${amount}`;
}

function inLargestUnit(duration: number): [count: number, unit: "minute" | "hour" | "day"] {
  if (duration < HOUR) return [Math.floor(duration / MINUTE), "minute"];
  if (duration < 2 * DAY) return [Math.floor(duration / HOUR), "hour"];
  return [Math.floor(duration / DAY), "day"];
}
