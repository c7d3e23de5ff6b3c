/** "time" 14:05, "dayTime" Sat 22 Nov, 14:05, "day" 22 Nov, "weekday" Sat 22, "month" Nov, "date" 22 November 2025. */
const STYLES = {
  time: { hour: "2-digit", minute: "2-digit" },
  dayTime: { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  day: { day: "numeric", month: "short" },
  weekday: { weekday: "short", day: "numeric" },
  month: { month: "short" },
  date: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  zone: { timeZoneName: "short" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type TimeStyle = Exclude<keyof typeof STYLES, "zone">;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** An instant (epoch ms) as a wall clock in an IANA zone shows it. */
export function formatTime(time: number, style: TimeStyle, timeZone: string): string {
  return formatterFor(style, timeZone).format(time);
}

/** What the zone is called at an instant: "GMT+1", "EST". */
export function zoneName(time: number, timeZone: string): string {
  const parts = formatterFor("zone", timeZone).formatToParts(time);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

function formatterFor(style: keyof typeof STYLES, timeZone: string): Intl.DateTimeFormat {
  const key = `${style} ${timeZone}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    // British English writes "Sept" and gives American zones no names
    const locale = style === "zone" || style === "month" ? "en-US" : "en-GB";
    formatter = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone, hourCycle: "h23" });
    formatters.set(key, formatter);
  }
  return formatter;
}
