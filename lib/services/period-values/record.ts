import type { NewPeriodValue } from "../../contract/reading/period-value";
import { insertLogEntry } from "../../db/queries/log/log";
import { lockStations } from "../../db/queries/stations/stations";
import { insertPeriodValues, periodValuesAt, updatePeriodValues } from "../../db/queries/statistics/period-values";
import type { Sql } from "../../db/sql";
import type { FieldErrors } from "../../errors";
import { utcText } from "../../format/utcText";
import { METRICS } from "../../weather/metrics";
import type { PeriodValue } from "../../weather/statistics/periods";
import { logEntry } from "../audit";
import type { Context } from "../context";
import { authorise } from "../guard";
import { otherThanStored } from "../readings";
import { faultsOf } from "./internal/requirements";

/** The outcome of one value. If its period has a different one, the stored one stays unless it is to be replaced. */
export type PeriodValueResult =
  | { status: "stored" }
  | { status: "replaced" }
  | { status: "repeated" }
  | { status: "conflicting"; errors: FieldErrors }
  | { status: "refused"; errors: FieldErrors };

/**
 * Records reported values of whole periods, some hundreds at once. The results have the order of the values; a valid
 * one is stored regardless of the others. Like readings they are not logged.
 * @param options.replaceReason change stored values that differ, with this reason in the log
 * @throws AppError unauthenticated or forbidden
 */
export async function recordPeriodValues(
  ctx: Context,
  inputs: readonly NewPeriodValue[],
  { replaceReason }: { replaceReason?: string | undefined } = {},
): Promise<PeriodValueResult[]> {
  authorise(ctx, "PeriodValue", "add");
  if (replaceReason !== undefined) authorise(ctx, "PeriodValue", "change");
  const { dialect } = ctx.database;
  const receivedAt = ctx.now();
  return ctx.database.transaction(async (sql) => {
    const starts = startsOf(inputs);
    const stations = starts.size === 0 ? [] : await lockStations(sql, dialect, [...starts.keys()]);
    const known = new Map<string, number>();
    for (const { id } of stations) {
      for (const one of await periodValuesAt(sql, id, [...(starts.get(id) ?? [])])) {
        known.set(nameOf(id, one), one.value);
      }
    }
    const ids = new Set(stations.map(({ id }) => id));
    const stored: NewPeriodValue[] = [];
    const replaced: Replacement[] = [];
    const results = inputs.map((given): PeriodValueResult => {
      if (!ids.has(given.stationId)) return { status: "refused", errors: { station: ["There is no such station."] } };
      const errors = faultsOf(given, receivedAt);
      if (Object.keys(errors).length > 0) return { status: "refused", errors };
      const name = nameOf(given.stationId, given);
      const there = known.get(name);
      if (there === given.value) return { status: "repeated" };
      if (there !== undefined && replaceReason !== undefined) {
        known.set(name, given.value);
        replaced.push({ given, there });
        return { status: "replaced" };
      }
      if (there !== undefined) {
        const unit = ` ${METRICS[given.metric].unit}`;
        return { status: "conflicting", errors: { value: [otherThanStored(there, given.value, unit)] } };
      }
      known.set(name, given.value);
      stored.push(given);
      return { status: "stored" };
    });
    await insertPeriodValues(
      sql,
      dialect,
      stored.map((given) => ({ ...given, receivedAt })),
    );
    await replace(sql, ctx, replaced, replaceReason ?? "");
    return results;
  });
}

interface Replacement {
  given: NewPeriodValue;
  /** The stored value. */
  there: number;
}

/** A period has one value: the log keeps the former one. */
async function replace(sql: Sql, ctx: Context, replaced: readonly Replacement[], reason: string): Promise<void> {
  if (replaced.length === 0) return;
  const rows = replaced.map(({ given }) => ({ ...given, receivedAt: ctx.now() }));
  await updatePeriodValues(sql, ctx.database.dialect, rows);
  for (const { given, there } of replaced) {
    const { stationId, metric, statistic, from, value } = given;
    const objectId = `${stationId}/${new Date(from).toISOString()}/${metric}/${statistic}`;
    const objectLabel = `${metric}.${statistic} of the period from ${utcText(from)} UTC`;
    const changes = { value: [there, value] as [number, number] };
    await insertLogEntry(
      sql,
      logEntry(ctx, { action: "change", model: "PeriodValue", objectId, objectLabel, changes, reason }),
    );
  }
}

/** The starts of the periods of each station. */
function startsOf(values: readonly NewPeriodValue[]): Map<number, Set<number>> {
  const starts = new Map<number, Set<number>>();
  for (const { stationId, from } of values) starts.set(stationId, (starts.get(stationId) ?? new Set()).add(from));
  return starts;
}

function nameOf(stationId: number, { from, to, metric, statistic }: Omit<PeriodValue, "value">): string {
  return `${stationId} ${from} ${to} ${metric} ${statistic}`;
}
