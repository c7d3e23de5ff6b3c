import type { Database } from "../../../db/client";
import type { Arrival } from "./quality-control";
import { type Stored, storeArrivals } from "./store";

const MAX_ROWS = 1000;
/** Who brings this many is not kept waiting for others: company would save it little. */
const MANY = 100;
/** SQLite has one writer. Elsewhere the next transaction is under way while one is written to disk. */
const CONCURRENCY = { sqlite: 1, mysql: 2 };

interface Waiting {
  arrivals: readonly Arrival[];
  resolve: (stored: Stored) => void;
  reject: (error: unknown) => void;
}

/** Those who wait to store, and how many transactions are under way. */
interface Queue {
  waiting: Waiting[];
  running: number;
}

const queues = new WeakMap<Database, Queue>();

/**
 * Stores arrivals, together with those of others who come while transactions are under way: a commit costs more than
 * a reading. Nobody waits while there is nothing to wait for, and each is answered after the commit of its own.
 */
export function storeBatched(database: Database, arrivals: readonly Arrival[]): Promise<Stored> {
  if (arrivals.length === 0 || arrivals.length >= MANY) return storeArrivals(database, arrivals);
  const queue = queues.get(database) ?? { waiting: [], running: 0 };
  queues.set(database, queue);
  return new Promise((resolve, reject) => {
    queue.waiting.push({ arrivals, resolve, reject });
    proceed(database, queue);
  });
}

function proceed(database: Database, queue: Queue): void {
  while (queue.waiting.length > 0 && queue.running < CONCURRENCY[database.dialect]) {
    queue.running += 1;
    storeTogether(database, takeGroup(queue)).finally(() => {
      queue.running -= 1;
      proceed(database, queue);
    });
  }
}

/**
 * The first in the queue and those who fit. Requests that come at once have no order among them, and the transaction
 * takes each station's readings by their time: everyone's result is one that it could have had alone.
 */
function takeGroup(queue: Queue): Waiting[] {
  let rows = 0;
  const beyond = queue.waiting.findIndex((one) => {
    rows += one.arrivals.length;
    return rows > MAX_ROWS;
  });
  return queue.waiting.splice(0, beyond === -1 ? queue.waiting.length : beyond);
}

/** Never rejects: each of the group is told. After a fault each tries alone, so that nobody pays for a neighbour's. */
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
