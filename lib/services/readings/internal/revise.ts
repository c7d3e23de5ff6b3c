import { type ReadingRow, readingsAt, updateVerdict } from "../../../db/queries/readings/readings";
import { replaceSuspects } from "../../../db/queries/readings/suspects";
import type { Sql } from "../../../db/sql";
import { groupBy } from "../../../group-by";
import { type Revision, revised } from "../../../weather/quality/quality";

export interface StoredRevision extends Revision {
  stationId: number;
}

/** Look-ups per statement. */
const BATCH_SIZE = 500;

/**
 * Changes the findings on stored readings, in the transaction that has locked their stations. Decisions of people stay.
 * Returns the changed readings, whose hours must be marked.
 */
export async function reviseStored(sql: Sql, revisions: readonly StoredRevision[]): Promise<ReadingRow[]> {
  const changed: ReadingRow[] = [];
  for (const [stationId, own] of groupBy(revisions, (revision) => revision.stationId)) {
    const times = [...new Set(own.map(({ time }) => time))];
    for (let i = 0; i < times.length; i += BATCH_SIZE) {
      for (const reading of await readingsAt(sql, stationId, times.slice(i, i + BATCH_SIZE))) {
        const after = afterAll(reading, own);
        if (after === reading) continue;
        await updateVerdict(sql, after);
        await replaceSuspects(sql, stationId, [after]);
        changed.push(after);
      }
    }
  }
  return changed;
}

function afterAll(reading: ReadingRow, revisions: readonly StoredRevision[]): ReadingRow {
  const before = reading.flags ?? {};
  let flags = before;
  for (const revision of revisions) {
    const isCorrected = reading.corrections?.[revision.metric] !== undefined;
    if (revision.time === reading.time && !isCorrected) flags = revised(flags, revision);
  }
  return flags === before ? reading : { ...reading, flags };
}
