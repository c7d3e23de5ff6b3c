/** A time of day as a cell has it. */
export interface Clock {
  /** 24 only at 24:00, the end of the day. */
  hour: number;
  minute: number;
  /** With its fraction. */
  second: number;
  /** As +02:00, or Z; undefined on a wall clock. */
  offset?: string;
}

const CLOCK =
  /^(\d{1,2})(?:[:.hH](\d{1,2})(?:[:.](\d{1,2})(?:[.,](\d{1,9}))?)?|(\d\d))?\s*([AaPp](?:\.?\s?[Mm]\.?)?)?\s*(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/;

/** Parses 9:05, 21:05:30.5, 0905, 9:05 pm, 9:05p, 24:00 or 5, with an offset if there is one; undefined for anything else. */
export function parseClock(text: string): Clock | undefined {
  const [match, hours = "", minutes, seconds = "0", fraction = "0", compact, half, offset] = CLOCK.exec(text) ?? [];
  if (match === undefined) return undefined;
  const minute = Number(minutes ?? compact ?? 0);
  const second = Number(`${seconds}.${fraction}`);
  const hour = half === undefined ? Number(hours) : hourOfHalf(Number(hours), half);
  if (hour === undefined || hour > 24 || minute > 59 || second >= 60) return undefined;
  if (hour === 24 && (minute > 0 || second > 0)) return undefined;
  return { hour, minute, second, ...(offset !== undefined && { offset: offsetOf(offset) }) };
}

function hourOfHalf(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
}

function offsetOf(text: string): string {
  if (/^[a-z]/i.test(text)) return "Z";
  return `${text.slice(0, 3)}:${text.length > 3 ? text.slice(-2) : "00"}`;
}
