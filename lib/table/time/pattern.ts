import type { TimeCell } from "./cell";
import { parseClock } from "./clock";
import { COMPACT_FORMS } from "./compact";
import type { TimeForm } from "./evidence";
import { monthNamed } from "./months";

/** The form of a file's times, as a person says it. */
export type DateFormat = TimeForm | { numbers: "epoch" } | { parse: (text: string) => TimeCell | undefined };

const WORDS: Record<string, DateFormat> = {
  "day-first": { first: "day" },
  "month-first": { first: "month" },
  serial: { numbers: "serial" },
  epoch: { numbers: "epoch" },
};

const TOKENS: Record<string, string> = {
  YYYY: "(?<year>\\d{4})",
  YY: "(?<year>\\d\\d)",
  MMM: "(?<name>\\p{L}{3,10})\\.?",
  MM: "(?<month>\\d\\d)",
  M: "(?<month>\\d{1,2})",
  DD: "(?<day>\\d\\d)",
  D: "(?<day>\\d{1,2})",
  HH: "(?<hour>\\d\\d)",
  H: "(?<hour>\\d{1,2})",
  hh: "(?<hour>\\d\\d)",
  h: "(?<hour>\\d{1,2})",
  mm: "(?<minute>\\d\\d)",
  ss: "(?<second>\\d\\d(?:[.,]\\d{1,9})?)",
  A: "(?<half>[AaPp]\\.?\\s?[Mm]\\.?)",
  Z: "(?<offset>Z|[+-]\\d\\d:?\\d\\d)",
};
const TOKEN = new RegExp(`${Object.keys(TOKENS).join("|")}|\\s+|.`, "gu");
const NEEDED = ["(?<year>", "(?<day>"];

const MAX_LENGTH = 40;

/**
 * Parses day-first, month-first, serial, epoch, or a pattern such as `DD/MM/YYYY hh:mm A` of YYYY YY MMM MM M DD D HH H
 * hh h mm ss A Z. Undefined if it is none of these.
 */
export function parseDateFormat(text: string): DateFormat | undefined {
  const word = WORDS[text.trim().toLowerCase()];
  if (word) return word;
  const compact = COMPACT_FORMS.find((form) => form === text.trim());
  if (compact) return { numbers: compact };
  if (text.length > MAX_LENGTH) return undefined;
  const source = text.trim().replace(TOKEN, (part) => TOKENS[part] ?? literal(part));
  const names = [...source.matchAll(/\(\?<(\w+)>/g)].map(([, name = ""]) => (name === "name" ? "month" : name));
  if (NEEDED.some((group) => !source.includes(group)) || !names.includes("month")) return undefined;
  if (new Set(names).size < names.length) return undefined;
  const pattern = new RegExp(`^${source}$`, "u");
  return { parse: (cell) => fromGroups(pattern.exec(cell.trim())?.groups) };
}

function literal(part: string): string {
  return /^\s/.test(part) ? "\\s+" : part.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function fromGroups(groups: Record<string, string> | undefined): TimeCell | undefined {
  if (!groups) return undefined;
  const { year = "", name, day, hour, minute = "00", second = "00", half = "", offset = "" } = groups;
  const month = name === undefined ? Number(groups.month) : monthNamed(name);
  if (month === undefined) return undefined;
  const clock = hour === undefined ? undefined : parseClock(`${hour}:${minute}:${second}${half}${offset}`);
  if (hour !== undefined && clock === undefined) return undefined;
  const century = year.length > 2 ? 0 : Number(year) < 70 ? 2000 : 1900;
  return { kind: "date", date: { year: century + Number(year), month, day: Number(day) }, clock };
}
