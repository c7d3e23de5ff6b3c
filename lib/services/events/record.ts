import {
  type DeviceEventInput,
  deviceEventSchema,
  type EventResult,
  type EventType,
} from "../../contract/device/event";
import { type EventRow, existingEvents, insertEvents } from "../../db/queries/devices/events";
import { lockStations } from "../../db/queries/stations/stations";
import type { Sql } from "../../db/sql";
import type { Dialect } from "../../db/url";
import { emit } from "../../live/bus";
import { log } from "../../log";
import { isFuture } from "../../weather/time/clock";
import type { Context } from "../context";
import { authoriseSpeaking, touchLastSeen } from "../devices";
import { fieldErrors } from "../parse";
import { mailSwitches } from "./internal/mail-switch";

/** Events per transaction. */
const CHUNK = 1000;

/** Events that need attention. */
const FAULTS = new Set<EventType>(["sensor_fault", "clock_unsynchronised", "queue_overflow", "reading_refused"]);

type Refused = Extract<EventResult, { status: "refused" }>;

/**
 * Records events of devices. Each input is an unparsed event of contract/device/event.ts; the results have the same
 * order. A valid event is stored regardless of the others and is on disk when this resolves; one whose id its station
 * already has is a harmless repeat.
 *  Authorised: a device key, for its own station (then the default); staff who may add DeviceEvent; the system.
 * @throws AppError when the actor may not record anything
 */
export async function recordEvents(ctx: Context, inputs: readonly unknown[]): Promise<EventResult[]> {
  authoriseRecordingEvents(ctx);
  const results: EventResult[] = [];
  for (let i = 0; i < inputs.length; i += CHUNK) {
    results.push(...(await recordChunk(ctx, inputs.slice(i, i + CHUNK))));
  }
  if (ctx.actor.kind === "key") void touchLastSeen(ctx, { stationIds: [ctx.actor.stationId] });
  return results;
}

/** @throws AppError unauthenticated or forbidden when the actor may not record any event */
export function authoriseRecordingEvents(ctx: Context): void {
  authoriseSpeaking(ctx, { permission: "DeviceEvent.add" });
}

async function recordChunk(ctx: Context, inputs: readonly unknown[]): Promise<EventResult[]> {
  const { database } = ctx;
  const receivedAt = ctx.now();
  const parsed = inputs.map((input) => readEvent(ctx, input, receivedAt));
  const rows = parsed.filter((item): item is EventRow => !isRefused(item));
  const outcomes = await database.transaction((sql) => store(sql, database.dialect, rows));
  const stored = rows.filter((row) => outcomes.get(row)?.status === "stored");
  for (const row of stored) say(row);
  await emit(ctx, { type: "deviceEvents.recorded", stationIds: [...new Set(stored.map((row) => row.stationId))] });
  void mailSwitches(ctx, stored);
  return parsed.map((item) => (isRefused(item) ? item : (outcomes.get(item) ?? UNKNOWN_STATION)));
}

const UNKNOWN_STATION: Refused = { status: "refused", errors: { station: ["There is no such station."] } };

function isRefused(item: EventRow | Refused): item is Refused {
  return "status" in item;
}

function readEvent({ actor }: Context, input: unknown, receivedAt: number): EventRow | Refused {
  const { data: event, error } = deviceEventSchema.safeParse(input);
  if (error) return refused(fieldErrors(error));
  const { id: eventId, station, type, message, data = null } = event;
  const stationId = station ?? (actor.kind === "key" ? actor.stationId : undefined);
  if (stationId === undefined) return refused({ station: ["This field is required."] });
  if (actor.kind === "key" && stationId !== actor.stationId) {
    return refused({ station: ["This key is for another station."] });
  }
  const time = timeOf(type, event.time ?? receivedAt, receivedAt);
  if (time === undefined) return refused({ time: ["This time is in the future."] });
  return { stationId, eventId, time, receivedAt, type, message, data };
}

/** A device that reports a wrong clock is not refused for its time: the server's stands in. */
function timeOf(type: DeviceEventInput["type"], time: number, now: number): number | undefined {
  if (!isFuture(time, now)) return time;
  return type === "clock_unsynchronised" ? now : undefined;
}

function refused(errors: Refused["errors"]): Refused {
  return { status: "refused", errors };
}

/**
 * The stations are locked, so that those found missing stay missing until the commit. An event without an outcome has
 * no station.
 */
async function store(sql: Sql, dialect: Dialect, rows: readonly EventRow[]): Promise<Map<EventRow, EventResult>> {
  const outcomes = new Map<EventRow, EventResult>();
  const ids = [...new Set(rows.map((row) => row.stationId))];
  if (ids.length === 0) return outcomes;
  const fresh: EventRow[] = [];
  for (const { id } of await lockStations(sql, dialect, ids)) {
    const own = rows.filter((row) => row.stationId === id);
    const known = await existingEvents(
      sql,
      id,
      own.map((row) => row.eventId),
    );
    for (const row of own) {
      outcomes.set(row, { status: known.has(row.eventId) ? "repeated" : "stored" });
      if (!known.has(row.eventId)) fresh.push(row);
      known.add(row.eventId);
    }
  }
  await insertEvents(sql, dialect, fresh);
  return outcomes;
}

function say({ stationId, type, time, message, data }: EventRow): void {
  const event = { station: stationId, event: type, happened: new Date(time).toISOString(), message, data };
  log[FAULTS.has(type) ? "warn" : "info"](event, "device event");
}
