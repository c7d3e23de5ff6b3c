import { type CounterRow, countersAt } from "../../../../db/queries/readings/rain-counters";
import { pagesOfReadings, type ReadingRow, readingsAt, updateRain } from "../../../../db/queries/readings/readings";
import { replaceSuspects } from "../../../../db/queries/readings/suspects";
import type { Sql } from "../../../../db/sql";
import type { Values } from "../../../../weather/metrics";
import { checkInto, type Flags, type QualityState, rememberInto } from "../../../../weather/quality/quality";
import { HOUR_MS } from "../../../../weather/time/durations";

/** Rain is judged with that of the hour before, and the reading before that. */
const PAST_MS = 2 * HOUR_MS;
/** Times per look-up. */
const LOOKED_UP = 500;

/**
 * Gives stored readings other rain, by time, in the transaction that has locked their station, and judges it again. What
 * a person says of it stays, as does rain that a reading itself has brought. Returns the readings that changed.
 * @param given samples that are not stored yet
 */
export async function rewriteRain(
  sql: Sql,
  stationId: number,
  rain: ReadonlyMap<number, number | undefined>,
  given: ReadonlyMap<number, CounterRow>,
): Promise<ReadingRow[]> {
  const changed: ReadingRow[] = [];
  const times = [...rain.keys()].sort((a, b) => a - b);
  for (let i = 0; i < times.length; i += LOOKED_UP) {
    const slice = times.slice(i, i + LOOKED_UP);
    const samples = await countersAt(sql, stationId, slice);
    for (const row of await readingsAt(sql, stationId, slice)) {
      const hasRain = (given.get(row.time) ?? samples.get(row.time))?.hasRain ?? true;
      const { rain: before, ...values } = row.values;
      const after = rain.get(row.time);
      if (hasRain || after === before) continue;
      changed.push({ ...row, values: after === undefined ? values : { ...values, rain: after } });
    }
  }
  changed.sort((a, b) => a.time - b.time);
  const judged = await judgeRain(sql, stationId, changed);
  for (const row of judged) await updateRain(sql, row);
  const flagged = judged.filter(({ flags }, i) => flags !== null || changed[i]?.flags);
  if (flagged.length > 0) await replaceSuspects(sql, stationId, flagged);
  return judged;
}

/** With new flags of their rain, oldest first, each after the stored readings before it. */
async function judgeRain(sql: Sql, stationId: number, changed: readonly ReadingRow[]): Promise<ReadingRow[]> {
  const judged: ReadingRow[] = [];
  for (let i = 0; i < changed.length; ) {
    const first = changed[i];
    if (!first) break;
    const state: QualityState = {};
    const run = runFrom(changed, i);
    const end = (run.at(-1)?.time ?? first.time) + 1;
    const own = new Map(run.map((row) => [row.time, row]));
    for await (const page of pagesOfReadings(sql, { stationId, from: first.time - PAST_MS, to: end })) {
      for (const row of page) {
        const after = own.get(row.time);
        if (after) judged.push(judgedRow(state, after));
        else rememberInto(state, row.time, { ...row, values: rainOf(row.values) });
      }
    }
    i += run.length;
  }
  return judged;
}

/** The readings from one on that have no long time between them. */
function runFrom(rows: readonly ReadingRow[], start: number): ReadingRow[] {
  let end = start + 1;
  while (end < rows.length && Number(rows[end]?.time) - Number(rows[end - 1]?.time) <= PAST_MS) end += 1;
  return rows.slice(start, end);
}

function judgedRow(state: QualityState, row: ReadingRow): ReadingRow {
  const { rain: before, ...others } = row.flags ?? {};
  const isDecided = before === "hidden" || row.corrections?.rain !== undefined;
  if (isDecided) {
    rememberInto(state, row.time, { ...row, values: rainOf(row.values) });
    return row;
  }
  const found: Flags = checkInto(state, row.time, rainOf(row.values), { place: null, revisions: [] });
  const flags = found.rain ? { ...others, rain: found.rain } : others;
  return { ...row, flags: Object.keys(flags).length > 0 ? flags : null };
}

function rainOf({ rain }: Values): Values {
  return rain === undefined ? {} : { rain };
}
