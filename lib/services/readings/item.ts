import type { ReadingItem } from "../../contract/reading-item";
import type { Sql } from "../../db/sql";
import { metadataOf } from "../../db/statements/metadata";
import { readingContext } from "../../db/statements/reading-context";
import type { ReadingRow } from "../../db/statements/readings";
import { type ReadingContext, shownValues } from "../../weather/derive";
import { NO_METADATA } from "../../weather/metadata";

/** Of several stations, in their order. */
export async function itemsOf(sql: Sql, readings: readonly ReadingRow[]): Promise<ReadingItem[]> {
  const times = new Map<number, number[]>();
  for (const { stationId, time } of readings) {
    const own = times.get(stationId);
    if (own) own.push(time);
    else times.set(stationId, [time]);
  }
  const metadata = await metadataOf(sql, [...times.keys()]);
  const contexts = new Map<number, ReadingContext>();
  for (const [id, own] of times) contexts.set(id, await readingContext(sql, id, own, metadata.get(id)));
  return readings.map((reading) => itemOf(reading, contexts.get(reading.stationId) ?? NO_METADATA));
}

export function itemOf(reading: ReadingRow, context: ReadingContext): ReadingItem {
  return { ...reading, shown: shownValues(reading, context) };
}
