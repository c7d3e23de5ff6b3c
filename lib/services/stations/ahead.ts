import { stationsLaterThan } from "../../db/queries/stations/stations";
import { latestBelievable } from "../../weather/time/clock";
import type { Context } from "../context";

/** At most this many are listed. */
export const MAX_AHEAD = 100;

export interface StationAhead {
  id: number;
  name: string;
  /** The time of its latest reading, epoch ms. */
  time: number;
}

/**
 * The stations whose latest reading is in the future, the farthest first: the server's clock was ahead when it arrived,
 * or is behind now. At most MAX_AHEAD. Without authorisation: the caller decides who may see the names.
 */
export function stationsAhead({ database, now }: Pick<Context, "database" | "now">): Promise<StationAhead[]> {
  return stationsLaterThan(database.read, latestBelievable(now()), MAX_AHEAD);
}

/** Their number in words; empty for none. */
export function aheadText({ length }: readonly StationAhead[]): string {
  if (length === 0) return "";
  const count =
    length === MAX_AHEAD
      ? `${length} or more stations have`
      : length === 1
        ? "1 station has"
        : `${length} stations have`;
  return `${count} a latest reading in the future: the clock was ahead, or is behind now`;
}
