import type { ReadingItem } from "../../contract/reading-item";
import { observationOf, type ReadingRow } from "../../db/statements/readings";

export function itemOf(reading: ReadingRow): ReadingItem {
  return { ...reading, shown: observationOf(reading).values };
}
