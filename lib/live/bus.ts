import type { Database } from "../db/client";
import { log } from "../log";
import { isOutage } from "../outage";
import { processSingleton } from "../process-singleton";
import type { DomainEvent, EventType } from "./events";

/** An event as its subscribers receive it. */
export interface Emission<E extends DomainEvent = DomainEvent> {
  event: E;
  /** Whether a verb of this process or another process on the same database caused it. */
  origin: "local" | "relayed";
  /** The database in which it happened. */
  database: Database;
}

type EventOf<T extends EventType> = Extract<DomainEvent, { type: T }>;

/** The verb awaits the returned promise, so listeners start long work without awaiting it. */
type Listener<E extends DomainEvent = DomainEvent> = (emission: Emission<E>) => void | Promise<void>;

const listeners = () => processSingleton("event listeners", () => new Map<EventType, Set<Listener>>());

/** Calls back on each event of these types until the returned function is called. */
export function subscribe<T extends EventType>(types: readonly T[], listener: Listener<EventOf<T>>): () => void {
  // A wrapper per subscription, because the same listener may subscribe twice.
  const own = (emission: Emission) => {
    if (isOf(emission, types)) return listener(emission);
  };
  for (const type of types) {
    const others = listeners().get(type) ?? new Set();
    listeners().set(type, others.add(own));
  }
  return () => {
    for (const type of types) listeners().get(type)?.delete(own);
  };
}

function isOf<T extends EventType>(emission: Emission, types: readonly T[]): emission is Emission<EventOf<T>> {
  return types.some((type) => type === emission.event.type);
}

/**
 * Notifies all subscribers, in the order of their subscriptions. Call it after the commit, because they read the
 * database. Resolves once they are done, and never rejects: the change is stored even if a subscriber fails.
 */
export async function emit(
  { database }: { database: Database },
  event: DomainEvent,
  origin: Emission["origin"] = "local",
): Promise<void> {
  if ("stationIds" in event && event.stationIds.length === 0) return;
  count(event);
  const emission = { event, origin, database };
  await Promise.all([...(listeners().get(event.type) ?? [])].map((listener) => call(listener, emission)));
}

/** How many events there were so far: a cache compares them with those of when it was made. */
interface EventCounts {
  /** That named this station, or any. */
  ofStations: number;
  /** That named none, after which anything may be different. */
  ofAnything: number;
}

const counts = () =>
  processSingleton("event counts", () => ({ ofStations: 0, ofAnything: 0, byStation: new Map<number, number>() }));

/** More than any network has: a forged message of another process must not fill the memory. */
const MAX_COUNTED = 100_000;

function count(event: DomainEvent): void {
  const state = counts();
  if (!("stationIds" in event) || state.byStation.size + event.stationIds.length > MAX_COUNTED) {
    state.ofAnything += 1;
    state.byStation.clear();
    return;
  }
  state.ofStations += 1;
  for (const id of event.stationIds) state.byStation.set(id, state.ofStations);
}

/** The events of this process and of relayed ones, of a station or of all of them. */
export function eventCounts(stationId: number | undefined): EventCounts {
  const { ofStations, ofAnything, byStation } = counts();
  return { ofStations: stationId === undefined ? ofStations : (byStation.get(stationId) ?? 0), ofAnything };
}

async function call(listener: Listener, emission: Emission): Promise<void> {
  try {
    await listener(emission);
  } catch (error) {
    if (!isOutage(error)) log.error({ err: error, event: emission.event.type }, "a subscriber of an event failed");
  }
}
