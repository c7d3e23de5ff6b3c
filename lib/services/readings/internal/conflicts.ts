import type { Reading } from "../../../contract/reading/reading";
import { readingContext } from "../../../db/queries/readings/reading-context";
import { type ReadingRow, readingsAt } from "../../../db/queries/readings/readings";
import { metadataOf } from "../../../db/queries/stations/metadata";
import type { Sql } from "../../../db/sql";
import type { FieldErrors } from "../../../errors";
import { groupBy } from "../../../group-by";
import { type ReadingContext, shownValues } from "../../../weather/derived/derive";
import { isMetricKey, METRICS } from "../../../weather/metrics";

/** A reading that was not stored, as its station already has one of that time. */
export type Repeat = Pick<Reading, "values" | "extra"> & { stationId: number; time: number };

/** Of these repeats, those that differ from the stored reading, with the differences by field. */
export async function conflictsOf<R extends Repeat>(sql: Sql, repeats: readonly R[]): Promise<Map<R, FieldErrors>> {
  const byStation = groupBy(repeats, ({ stationId }) => stationId);
  const metadata = await metadataOf(sql, [...byStation.keys()]);
  const conflicts = new Map<R, FieldErrors>();
  for (const [stationId, group] of byStation) {
    const times = [...new Set(group.map(({ time }) => time))];
    const context = await readingContext(sql, stationId, times, metadata.get(stationId));
    const stored = new Map((await readingsAt(sql, stationId, times)).map((row) => [row.time, row]));
    for (const repeat of group) {
      const row = stored.get(repeat.time);
      const errors = row && differences(row, repeat, context);
      if (errors && Object.keys(errors).length > 0) conflicts.set(repeat, errors);
    }
  }
  return conflicts;
}

/**
 * The differences between a reading and the stored one, by field. Raw and corrected values, and values derived from
 * either, count as equal: a file may have been exported with any of them. Absent fields are not compared.
 */
export function differences(
  stored: Omit<ReadingRow, "stationId" | "receivedAt">,
  given: Pick<Reading, "values" | "extra">,
  context: ReadingContext,
): FieldErrors {
  const errors: FieldErrors = {};
  const shown = shownValues(stored, context);
  const unjudged = shownValues({ ...stored, flags: null, corrections: null }, context);
  for (const [metric, value] of Object.entries(given.values)) {
    if (!isMetricKey(metric) || value === shown[metric] || value === unjudged[metric]) continue;
    compare(errors, metric, stored.values[metric], value, ` ${METRICS[metric].unit}`);
  }
  for (const [name, value] of Object.entries(given.extra ?? {})) compare(errors, name, channelOf(stored, name), value);
  return errors;
}

/** A channel may be called like something that every object has. */
export function channelOf({ extra }: Pick<ReadingRow, "extra">, name: string): number | undefined {
  return extra && Object.hasOwn(extra, name) ? extra[name] : undefined;
}

function compare(errors: FieldErrors, field: string, stored: number | undefined, given: number, unit = ""): void {
  if (stored === given) return;
  errors[field] = [otherThanStored(stored, given, unit)];
}

/** As an error message. */
export function otherThanStored(stored: number | undefined, given: number, unit: string): string {
  return stored === undefined ? `${given}${unit} is not stored.` : `${stored}${unit} is stored, not ${given}${unit}.`;
}
