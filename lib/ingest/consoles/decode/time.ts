import { isFuture } from "../../../weather/time/clock";

/** No console's clock that was set shows an earlier time. */
const EARLIEST = Date.UTC(2020, 0, 1);

const TIME = /^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d{1,9})?)?Z?$/i;

export interface ConsoleTime {
  /** Epoch ms, in whole seconds; undefined for the time of arrival. */
  time: number | undefined;
  /** Why the console's own time was not taken, if it sent one. */
  note?: string;
}

/**
 * The time of a console, in UTC. A clock that was never set, or is ahead, says nothing: the reading is of now, as it
 * must not be lost. An earlier time is believed: a console with a card sends what it kept.
 * @param now epoch ms
 */
export function readTime(text: string | undefined, now: number): ConsoleTime {
  const plain = (text ?? "")
    .replace(/\s*([:-])\s*/g, "$1")
    .replace(/[\s+]+/g, " ")
    .trim();
  if (plain === "" || plain.toLowerCase() === "now") return { time: undefined };
  const time = utc(plain);
  if (time === undefined)
    return { time: undefined, note: "The time could not be read; the time of arrival was taken." };
  if (time < EARLIEST)
    return { time: undefined, note: "The console's clock is not set; the time of arrival was taken." };
  if (isFuture(time, now)) {
    return { time: undefined, note: "The console's clock is ahead; the time of arrival was taken." };
  }
  return { time };
}

function utc(text: string): number | undefined {
  const [, year, month, day, hour, minute, second = "0"] = TIME.exec(text) ?? [];
  if (year === undefined) return undefined;
  const parts = [year, Number(month) - 1, day, hour, minute, second].map(Number) as [number, number, number];
  const time = Date.UTC(...parts);
  const date = new Date(time);
  const isReal =
    date.getUTCMonth() === parts[1] && date.getUTCDate() === parts[2] && date.getUTCHours() === Number(hour);
  return isReal && Number(minute) < 60 && Number(second) < 60 ? time : undefined;
}
