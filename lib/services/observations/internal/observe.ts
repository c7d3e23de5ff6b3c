import type { StationSummary } from "../../../contract/station/station";
import type { ChangedStation } from "../../../contract/station/station-input";
import { readingContext } from "../../../db/queries/readings/reading-context";
import { type ReadingRow, readingAt } from "../../../db/queries/readings/readings";
import type { Sql } from "../../../db/sql";
import { AppError } from "../../../errors";
import { shownValues } from "../../../weather/derived/derive";
import type { Context } from "../../context";
import { authorise } from "../../guard";
import { changeIn, changesTo, storeIn, writeChanges } from "../../readings";

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
  if (reading) return correctTo(ctx, sql, station, reading, temperature);
  authorise(ctx, "SensorData", "add");
  const arrival = { ...key, receivedAt: ctx.now(), values: { temperature }, extra: null };
  const { outcomes } = await storeIn(sql, ctx.database, [arrival], { trustLatest: false });
  const outcome = outcomes.get(arrival);
  const flag = (outcome?.status === "stored" && outcome.flags?.temperature) || null;
  return { observation: "stored", said: { time, temperature, flag } };
}

/** A client that knows only whole seconds means the latest reading's exact time when it sends its second. */
function timeOf({ timestamp: latest }: StationSummary, { timestamp = latest ?? undefined }: Given): number | null {
  if (timestamp === undefined) return null;
  return latest !== null && timestamp === Math.floor(latest / 1000) * 1000 ? latest : timestamp;
}

async function correctTo(
  ctx: Context,
  sql: Sql,
  station: StationSummary,
  reading: ReadingRow,
  temperature: number,
): Promise<Observed> {
  // Repeating an observation does not revert a decision of quality control or a person.
  const isSame = reading.corrections?.temperature === undefined && reading.values.temperature === temperature;
  const context = await readingContext(sql, station.id, [reading.time]);
  const { time } = reading;
  if (isSame || shownValues(reading, context).temperature === temperature) {
    const flag = reading.corrections?.temperature === undefined ? reading.flags?.temperature : undefined;
    return { observation: "repeated", said: { time, temperature, flag: flag ?? null } };
  }
  authorise(ctx, "SensorData", "change");
  await changeIn(sql, ctx, { ...station, context }, reading, () =>
    writeChanges(sql, ctx, { reading, context }, changesTo(reading, { temperature }, context), REASON),
  );
  return { observation: "corrected", said: { time, temperature, flag: null } };
}

function missing(field: keyof Given): AppError {
  return new AppError("invalid", "The input is not valid.", { [field]: ["This field is required."] });
}
