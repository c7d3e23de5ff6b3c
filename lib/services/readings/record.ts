import { authoriseKey, may } from "../../auth/actor";
import { type ReadingResult, readReading } from "../../contract/reading/reading";
import { AppError } from "../../errors";
import { mapYielding } from "../../event-loop";
import { emit } from "../../live/bus";
import { isFuture, isUnset } from "../../weather/time/clock";
import type { Context } from "../context";
import { touchLastSeen } from "../devices";
import { fieldErrors } from "../parse";
import type { Arrival, Merging } from "./internal/quality-control";
import { storeBatched } from "./internal/write-batcher";

/** Readings per transaction: many enough to be fast, few enough to let other writers in. */
const CHUNK = 1000;

/** A refusal of one reading, with the messages by field. */
type Refused = Extract<ReadingResult, { status: "refused" }>;

interface RecordingOptions {
  /** Whether a reading may change the one that its station has of that time; by default it may. */
  isMerging?: boolean;
  /** Take a device's time of any age; by default one before 2020 is that of a clock which was never set. */
  isOldBelieved?: boolean;
  /** The way by which they came, such as "mqtt", kept with the channels that they are the first to bring. */
  source?: string;
}

/**
 * Records observations. Each input is an unparsed reading of contract/reading/reading.ts; the results have the same
 * order. A valid reading is stored regardless of the others, and is on disk when this resolves. One of the time of a
 * stored reading, or of another one here, adds what that lacks; another value is shown in place of the stored one.
 *  Authorised: a device key, for its own station (then the default); staff who may add SensorData; the system.
 * @throws AppError when the actor may not record anything
 */
export async function record(
  ctx: Context,
  inputs: readonly unknown[],
  options: RecordingOptions = {},
): Promise<ReadingResult[]> {
  authoriseRecording(ctx);
  const results: ReadingResult[] = [];
  for (let i = 0; i < inputs.length; i += CHUNK) {
    results.push(...(await recordChunk(ctx, inputs.slice(i, i + CHUNK), options)));
  }
  if (ctx.actor.kind === "key") void touchLastSeen(ctx, { stationIds: [ctx.actor.stationId] });
  return results;
}

/** @throws AppError unauthenticated or forbidden when the actor may not record anything */
export function authoriseRecording({ actor }: Context): void {
  authoriseKey(actor, "write");
  if (actor.kind === "key" || may(actor, "SensorData.add")) return;
  if (actor.kind === "anonymous") {
    throw new AppError("unauthenticated", "Authentication credentials were not provided.");
  }
  throw new AppError("forbidden", "You do not have permission to perform this action.");
}

/** Other values correct a stored reading only for those who may change it: a device, its own station's. */
function mergingFor({ actor, now }: Context): Merging {
  const scope = actor.kind === "key" || may(actor, "SensorData.change") ? "all" : "lacking";
  return { scope, by: { actor, now }, reason: "The instrument sent another value for this time." };
}

async function recordChunk(
  ctx: Context,
  inputs: readonly unknown[],
  options: RecordingOptions,
): Promise<ReadingResult[]> {
  const receivedAt = ctx.now();
  const merging = options.isMerging === false ? undefined : mergingFor(ctx);
  const parsed = await mapYielding(inputs, (input) => readArrival(ctx, input, { receivedAt, merging, ...options }));
  const arrivals = parsed.filter((item): item is Arrival => !isRefused(item));
  const { outcomes, changed } = await storeBatched(ctx.database, arrivals);
  await emit(ctx, { type: "readings.changed", stationIds: changed });
  return parsed.map((item) => (isRefused(item) ? item : resultOf(item, outcomes.get(item))));
}

function resultOf({ omitted }: Arrival, outcome: ReadingResult = UNKNOWN_STATION): ReadingResult {
  return omitted === undefined || outcome.status === "refused" ? outcome : { ...outcome, omitted };
}

/** Errors in a reading's station. */
export const STATION_ERRORS = {
  unknown: ["There is no such station."],
  foreign: ["This key is for another station."],
};
const CLOCK_NOT_SET =
  "The clock of the device is not set: this time is before 2020. Leave the time out, or let staff import older data.";
const UNKNOWN_STATION = refused({ station: STATION_ERRORS.unknown });

function isRefused(item: Arrival | Refused): item is Refused {
  return "status" in item;
}

function readArrival(
  { actor }: Context,
  input: unknown,
  { receivedAt, merging, isOldBelieved = false, source }: RecordingOptions & Pick<Arrival, "receivedAt" | "merging">,
): Arrival | Refused {
  const result = readReading(input);
  if ("error" in result) return refused(fieldErrors(result.error));
  const { time = receivedAt, values, extra, omitted, counters } = result.reading;
  const stationId = result.reading.station ?? (actor.kind === "key" ? actor.stationId : undefined);
  if (stationId === undefined) return refused({ station: ["This field is required."] });
  if (actor.kind === "key" && stationId !== actor.stationId) {
    return refused({ station: STATION_ERRORS.foreign });
  }
  if (isFuture(time, receivedAt)) return refused({ time: ["This time is in the future."] });
  // Staff may add history of any age.
  if (actor.kind === "key" && isUnset(time) && !isOldBelieved) return refused({ time: [CLOCK_NOT_SET] });
  const arrival: Arrival = { stationId, time, receivedAt, values, extra, merging };
  if (extra !== null && source !== undefined) arrival.source = source;
  if (omitted !== undefined) arrival.omitted = omitted;
  if (counters) arrival.counters = counters;
  return arrival;
}

function refused(errors: Refused["errors"]): Refused {
  return { status: "refused", errors };
}
