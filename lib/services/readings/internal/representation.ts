import type { ReadingItem } from "../../../contract/reading/reading-item";
import { readingContext } from "../../../db/queries/readings/reading-context";
import type { ReadingRow } from "../../../db/queries/readings/readings";
import { metadataOf } from "../../../db/queries/stations/metadata";
import type { Sql } from "../../../db/sql";
import { type ReadingContext, shownValues } from "../../../weather/derived/derive";
import { NO_METADATA } from "../../../weather/derived/metadata";

/** Readings may be of several stations; the order stays. */
export async function toReadings(sql: Sql, readings: readonly ReadingRow[]): Promise<ReadingItem[]> {
  const times = new Map<number, number[]>();
  for (const { stationId, time } of readings) {
    const own = times.get(stationId);
    if (own) own.push(time);
    else times.set(stationId, [time]);
  }
  const metadata = await metadataOf(sql, [...times.keys()]);
  const contexts = new Map<number, ReadingContext>();
  for (const [id, own] of times) contexts.set(id, await readingContext(sql, id, own, metadata.get(id)));
  return readings.map((reading) => toReading(reading, contexts.get(reading.stationId) ?? NO_METADATA));
}

export function toReading(reading: ReadingRow, context: ReadingContext): ReadingItem {
  return { ...reading, shown: shownValues(reading, context) };
}
