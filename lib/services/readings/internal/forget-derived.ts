import { changesOfObject } from "../../../db/queries/log/log";
import { clearValues, type Interval, pagesOfReadings } from "../../../db/queries/readings/readings";
import { stationMetadata } from "../../../db/queries/stations/metadata";
import type { Sql } from "../../../db/sql";
import { FORMERLY_DERIVED, type FormerlyDerived, wasDerived } from "../../../weather/derived/formerlyDerived";

/**
 * Empties the columns that older versions filled with derived values at recording: values that equal, to a millionth,
 * what followed from the raw values at any elevation that the station is known to have had. Other values were measured,
 * and stay. Idempotent.
 */
export async function forgetDerived(sql: Sql, interval: Interval): Promise<void> {
  const elevations = await elevationsOf(sql, interval.stationId);
  for await (const page of pagesOfReadings(sql, interval)) {
    const times = new Map<string, { keys: FormerlyDerived[]; times: number[] }>();
    for (const reading of page) {
      const keys = FORMERLY_DERIVED.filter((key) => wasDerived(key, reading, elevations));
      if (keys.length === 0) continue;
      const group = times.get(keys.join()) ?? { keys, times: [] };
      times.set(keys.join(), group);
      group.times.push(reading.time);
    }
    for (const group of times.values()) await clearValues(sql, interval.stationId, group.keys, group.times);
  }
}

/** The current elevation, and those in the log of changes. */
async function elevationsOf(sql: Sql, stationId: number): Promise<number[]> {
  const { elevation } = await stationMetadata(sql, stationId);
  const logged = (await changesOfObject(sql, "Station", String(stationId))).flatMap(
    (changes) => changes.elevation ?? [],
  );
  return [...new Set([elevation, ...logged])].filter((value) => typeof value === "number");
}
