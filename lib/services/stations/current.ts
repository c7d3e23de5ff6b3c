import type { Current } from "../../contract/station";
import { newestLatest, newestReadingsOfAll, type PublicReading } from "../../db/statements/newest";
import { latestBelievable } from "../../weather/clock";
import type { Context } from "../context";

const BOTH = ["temperature", "humidity"] as const;

/** Readings looked at that came after the latest ones: of stations that send one and the other by turns. */
const MOST_READINGS = 1000;

/**
 * The newest temperature of all public stations that was observed together with a humidity, or without one where none was;
 * null before the first one. Anyone may.
 */
export async function current({ database, now }: Context): Promise<Current | null> {
  const { read } = database;
  const until = latestBelievable(now());
  const latest = await newestLatest(read, BOTH, until);
  const since = { after: latest?.time ?? 0, until };
  const newer = await newestReadingsOfAll(read, BOTH, since, MOST_READINGS);
  const whole = newer.find(({ values }) => BOTH.every((metric) => values[metric] !== undefined));
  return currentOf(whole ?? latest ?? (await newestLatest(read, ["temperature"], until)));
}

function currentOf(reading: PublicReading | undefined): Current | null {
  const { temperature, humidity = null } = reading?.values ?? {};
  if (!reading || temperature === undefined) return null;
  return { station: reading.station, time: reading.time, temperature, humidity };
}
