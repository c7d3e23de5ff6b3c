import type { StationSummary } from "../../../contract/station/station";
import type { ChangedStation } from "../../../contract/station/station-input";
import { readingContext } from "../../../db/queries/readings/reading-context";
import { type ReadingRow, readingAt } from "../../../db/queries/readings/readings";
import type { Sql } from "../../../db/sql";
import { AppError } from "../../../errors";
import { shownValues } from "../../../weather/derived/derive";
import type { Context } from "../../context";
import { authorise } from "../../guard";
import { changeIn, isDecided, storeIn, writeChanges } from "../../readings";

/** The latest weather in a client's request; absent fields stay unchanged. */
interface Given {
  timestamp: number | undefined;
  temperature: number | undefined;
}

export type Observed = Pick<ChangedStation, "observation" | "said">;

const REASON = "changed through the station API";

/**
 * Records one temperature observation in the transaction that has locked the station: a new time adds a reading,
 * another value at a known time corrects that reading.
 */
export async function observe(ctx: Context, sql: Sql, station: StationSummary, given: Given): Promise<Observed> {
  if (given.timestamp === undefined && given.temperature === undefined) return { observation: "none", said: null };
  const time = timeOf(station, given);
  const temperature = given.temperature ?? station.latest.temperature;
  if (time === station.timestamp && temperature === station.latest.temperature) {
    const isWhole = time !== null && temperature !== undefined;
    return { observation: "repeated", said: isWhole ? { time, temperature, flag: null } : null };
  }
  if (time === null) throw missing("timestamp");
  if (temperature === undefined) throw missing("temperature");
  const key = { stationId: station.id, time };
  const reading = await readingAt(sql, key);
  if (reading?.values.temperature === undefined) authorise(ctx, "SensorData", "add");
  else {
    const known = await repeatedOf(sql, station, reading, temperature);
    if (known) return known;
    authorise(ctx, "SensorData", "change");
    if (reading.values.temperature === temperature) return restore(ctx, sql, station, reading, temperature);
  }
  const merging = { scope: "all", by: ctx, reason: REASON } as const;
  const arrival = { ...key, receivedAt: ctx.now(), values: { temperature }, extra: null, merging };
  const { outcomes } = await storeIn(sql, ctx.database, [arrival], { trustLatest: false });
  const outcome = outcomes.get(arrival);
  const observation = outcome && outcome.status !== "refused" ? outcome.status : "stored";
  const flag = outcome && "flags" in outcome && observation !== "corrected" ? outcome.flags?.temperature : undefined;
  return { observation, said: { time, temperature, flag: flag ?? null } };
}

/** A client that knows only whole seconds means the latest reading's exact time when it sends its second. */
function timeOf({ timestamp: latest }: StationSummary, { timestamp = latest ?? undefined }: Given): number | null {
  if (timestamp === undefined) return null;
  return latest !== null && timestamp === Math.floor(latest / 1000) * 1000 ? latest : timestamp;
}

/** Repeating an observation does not revert a decision of quality control, and another one not that of a person. */
async function repeatedOf(
  sql: Sql,
  { id }: StationSummary,
  reading: ReadingRow,
  temperature: number,
): Promise<Observed | undefined> {
  const { time, values, flags, corrections } = reading;
  const isSame = corrections?.temperature === undefined && values.temperature === temperature;
  const shown = shownValues(reading, await readingContext(sql, id, [time])).temperature;
  if (!isSame && shown !== temperature && !isDecided(reading, "temperature")) return undefined;
  const flag = corrections?.temperature === undefined ? flags?.temperature : undefined;
  return { observation: "repeated", said: { time, temperature, flag: flag ?? null } };
}

/** The instrument's first value again, after it had sent another one: an update of a station says what holds now. */
async function restore(
  ctx: Context,
  sql: Sql,
  station: StationSummary,
  reading: ReadingRow,
  temperature: number,
): Promise<Observed> {
  const context = await readingContext(sql, station.id, [reading.time]);
  await changeIn(sql, ctx, { ...station, context }, reading, () =>
    writeChanges(sql, ctx, { reading, context }, [{ kind: "restore", metric: "temperature" }], REASON),
  );
  return { observation: "corrected", said: { time: reading.time, temperature, flag: null } };
}

function missing(field: keyof Given): AppError {
  return new AppError("invalid", "The input is not valid.", { [field]: ["This field is required."] });
}
