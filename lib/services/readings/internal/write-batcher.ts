import type { Database } from "../../../db/client";
import type { Arrival } from "./quality-control";
import { type Stored, storeArrivals } from "./store";

const MAX_ROWS = 1000;
/** A call with this many is not batched with others: it would hardly benefit. */
const MANY = 100;
/** SQLite has one writer. Elsewhere the next transaction proceeds while one is being committed. */
const CONCURRENCY = { sqlite: 1, mysql: 2 };

/**
 * Turns of the event loop without another call, after which a group is stored. On SQLite, whose driver is synchronous, other
 * requests wait meanwhile anyway; with MySQL they come in while a transaction is running.
 */
const QUIET_TURNS = { sqlite: 2, mysql: 0 };
/** The most that a group waits. */
const MAX_TURNS = 16;

interface Waiting {
  arrivals: readonly Arrival[];
  resolve: (stored: Stored) => void;
  reject: (error: unknown) => void;
}

interface Queue {
  waiting: Waiting[];
  /** The number of running transactions. */
  running: number;
  /** Whether it is to proceed after this turn of the event loop. */
  isScheduled: boolean;
}

const queues = new WeakMap<Database, Queue>();

/**
 * Stores arrivals, together with those of other calls that come in the same turns of the event loop or while transactions
 * are running: a commit costs more than a reading. Each call resolves after its own commit.
 */
export function storeBatched(database: Database, arrivals: readonly Arrival[]): Promise<Stored> {
  if (arrivals.length === 0 || arrivals.length >= MANY) return storeArrivals(database, arrivals);
  const queue = queues.get(database) ?? { waiting: [], running: 0, isScheduled: false };
  queues.set(database, queue);
  return new Promise((resolve, reject) => {
    queue.waiting.push({ arrivals, resolve, reject });
    schedule(database, queue);
  });
}

/**
 * Requests that are on their way are read before the first of them is stored, so that they share its commit: as long as
 * calls come with the turns of the event loop, as each has look-ups to wait for.
 */
function schedule(database: Database, queue: Queue): void {
  if (queue.isScheduled) return;
  queue.isScheduled = true;
  const gather = (turns: number, known: number, unchanged: number) =>
    setImmediate(() => {
      const waiting = queue.waiting.length;
      const quiet = waiting === known ? unchanged + 1 : 0;
      if (turns < MAX_TURNS && quiet < QUIET_TURNS[database.dialect]) return gather(turns + 1, waiting, quiet);
      queue.isScheduled = false;
      proceed(database, queue);
    });
  gather(1, queue.waiting.length, 0);
}

function proceed(database: Database, queue: Queue): void {
  while (queue.waiting.length > 0 && queue.running < CONCURRENCY[database.dialect]) {
    queue.running += 1;
    storeTogether(database, takeGroup(queue)).finally(() => {
      queue.running -= 1;
      schedule(database, queue);
    });
  }
}

/**
 * The first in the queue and those that fit. Concurrent requests have no order, and the transaction takes each
 * station's readings by time: each result is one that the call could have had alone.
 */
function takeGroup(queue: Queue): Waiting[] {
  let rows = 0;
  const beyond = queue.waiting.findIndex((one) => {
    rows += one.arrivals.length;
    return rows > MAX_ROWS;
  });
  return queue.waiting.splice(0, beyond === -1 ? queue.waiting.length : beyond);
}

/**
 * Never rejects: each call of the group is settled. After a fault each is retried alone, so that none fails for
 * another.
 */
async function storeTogether(database: Database, group: readonly Waiting[]): Promise<void> {
  try {
    const stored = await storeArrivals(
      database,
      group.flatMap((one) => one.arrivals),
    );
    for (const one of group) one.resolve(partOf(stored, one.arrivals));
  } catch (error) {
    if (group.length === 1) group[0]?.reject(error);
    else await Promise.all(group.map((one) => storeTogether(database, [one])));
  }
}

function partOf({ outcomes, changed }: Stored, arrivals: readonly Arrival[]): Stored {
  const own = new Set(arrivals.map((arrival) => arrival.stationId));
  return { outcomes, changed: changed.filter((station) => own.has(station)) };
}
