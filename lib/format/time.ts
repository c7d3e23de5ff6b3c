const STYLES = {
  /** 14:05 */
  time: { hour: "numeric", minute: "2-digit" },
  /** Sat 22 Nov, 14:05 */
  dayTime: { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" },
  /** Sat 22 Nov 2025, 14:05 */
  dateTime: { day: "numeric", month: "short", year: "numeric", hour: "numeric", minute: "2-digit" },
  /** 22 Nov */
  day: { day: "numeric", month: "short" },
  /** Sat 22 */
  weekday: { weekday: "short", day: "numeric" },
  /** Nov */
  month: { month: "short" },
  /** November 2025 */
  monthYear: { month: "long", year: "numeric" },
  /** 2025 */
  year: { year: "numeric" },
  /** Sat, 22 Nov 2025 */
  date: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  /** 22 November 2025 */
  longDate: { day: "numeric", month: "long", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type TimeStyle = keyof typeof STYLES;

/** Bounded, because locales come from visitors and could fill the memory. */
const MAX_KEPT = 500;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** An instant (epoch ms) as wall clock time of an IANA zone, written for a locale (BCP 47). */
export function formatTime(time: number, style: TimeStyle, locale: string, timeZone: string): string {
  // The server's and the browser's versions of ICU use different spaces before "PM".
  return formatterFor(style, locale, timeZone, () => optionsOf(style, locale))
    .format(time)
    .replaceAll("\u202f", " ");
}

/** A calendar date (YYYY-MM-DD, or YYYY-MM for its first day) in a style without a time. */
export function formatDate(day: string, style: TimeStyle, locale: string): string {
  return formatTime(Date.parse(day), style, locale, "UTC");
}

/** The style without a time for each style. */
const DAY_ALONE = { time: undefined, dayTime: "day", dateTime: "date" } as const;
export type ExtremeStyle = keyof typeof DAY_ALONE;

/**
 * The time of an extreme. The last millisecond of a day marks an unknown time (weather/statistics/periods.ts) and is
 * written as the date alone, in the zone of the station's days.
 */
export function formatExtremeTime(
  time: number,
  style: ExtremeStyle,
  locale: string,
  { zone, stationZone }: { zone: string; stationZone: string },
): string {
  const day = (instant: number) => formatTime(instant, "date", "en-GB", stationZone);
  if (day(time) === day(time + 1)) return formatTime(time, style, locale, zone);
  const alone = DAY_ALONE[style];
  return alone === undefined ? "" : formatTime(time, alone, locale, stationZone);
}

/** The name of the zone at an instant: "GMT+1", "EST". */
export function zoneName(time: number, timeZone: string): string {
  // Only in American English do the zones there have short names.
  const parts = formatterFor("zone", "en-US", timeZone, () => ({ timeZoneName: "short" })).formatToParts(time);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** "07:00" in a 24-hour locale, but "7:00 AM". */
function optionsOf(style: TimeStyle, locale: string): Intl.DateTimeFormatOptions {
  const options: Intl.DateTimeFormatOptions = STYLES[style];
  if (!options.hour) return options;
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions();
  return hour12 ? options : { ...options, hour: "2-digit", hourCycle: "h23" };
}

function formatterFor(
  style: string,
  locale: string,
  timeZone: string,
  options: () => Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${style} ${locale} ${timeZone}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, { ...options(), timeZone });
    if (formatters.size >= MAX_KEPT) formatters.clear();
    formatters.set(key, formatter);
  }
  return formatter;
}
