import type { ReadingItem } from "../../contract/reading-item";
import type { ReadingRow } from "../../db/statements/readings";
import { shownValues } from "../../weather/derive";
import type { StationMetadata } from "../../weather/metadata";

export function itemOf(reading: ReadingRow, metadata: StationMetadata): ReadingItem {
  return { ...reading, shown: shownValues(reading, metadata) };
}
