import { Temporal } from "temporal-polyfill";

const WALL_CLOCK = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))?$/;

/** The typed text as sent to the server: an instant, or text that the server validates. */
export type ReadTime =
  | { kind: "empty" }
  | { kind: "instant"; text: string; time: number; isTwice: boolean }
  | { kind: "skipped" }
  | { kind: "other"; text: string };

/**
 * An instant (epoch ms) as wall-clock time in an IANA zone: "2026-11-22 14:00:00"; with milliseconds only if not zero.
 */
export function wallClock(time: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).toPlainDateTime();
  const smallestUnit = local.millisecond === 0 ? "second" : "millisecond";
  return local.toString({ smallestUnit }).replace("T", " ");
}

/**
 * Reads a time without an offset as wall-clock time in `zone`. When clocks go forward, it may not exist; when they go
 * back, it occurs twice and the first is meant. Epoch seconds, and times with an offset, stay as typed.
 */
export function readTime(typed: string, zone: string): ReadTime {
  const text = typed.trim();
  if (text === "") return { kind: "empty" };
  const [, date, clock = "00:00"] = WALL_CLOCK.exec(text) ?? [];
  if (date === undefined) return { kind: "other", text };
  try {
    const local = Temporal.PlainDateTime.from(`${date}T${clock}`, { overflow: "reject" });
    const first = local.toZonedDateTime(zone, { disambiguation: "earlier" });
    if (!first.toPlainDateTime().equals(local)) return { kind: "skipped" };
    const second = local.toZonedDateTime(zone, { disambiguation: "later" });
    const { epochMilliseconds: time } = first;
    return { kind: "instant", text: isoText(first), time, isTwice: second.epochMilliseconds !== time };
  } catch (error) {
    if (error instanceof RangeError) return { kind: "other", text };
    throw error;
  }
}

/** The value to send. */
export function sentTime(typed: string, zone: string): string | null {
  const read = readTime(typed, zone);
  if (read.kind === "empty") return null;
  return read.kind === "skipped" ? typed.trim() : read.text;
}

function isoText(time: Temporal.ZonedDateTime): string {
  const plain = time.toString({ timeZoneName: "never" });
  return time.timeZoneId === "UTC" ? plain.replace("+00:00", "Z") : plain;
}
