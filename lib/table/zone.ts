import { isTimeZone } from "../weather/time/days";

const OFFSET = /^(?:utc|gmt)?\s*([+\-\u2212])(\d{1,2})(?::?(\d\d))?$/i;
const MAX_HOURS = 15;

/**
 * The time zone of a file's times: an IANA name as it is, a fixed offset (-04:00, UTC-4, GMT-4, +0530) as -04:00. West
 * is minus, as in ISO 8601; only the IANA names Etc/GMT+4 count the other way. Undefined for anything else.
 */
export function parseZone(text: string): string | undefined {
  const name = text.trim();
  if (/^(utc|gmt|z)$/i.test(name)) return "UTC";
  const [, sign, hours = "", minutes = "00"] = OFFSET.exec(name) ?? [];
  if (sign === undefined) return isTimeZone(name) ? name : undefined;
  if (Number(hours) >= MAX_HOURS || Number(minutes) > 59) return undefined;
  return `${sign === "+" ? "+" : "-"}${hours.padStart(2, "0")}:${minutes}`;
}
