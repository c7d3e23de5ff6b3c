import { type Actor, ANONYMOUS, system } from "../auth/actor";
import { type Database, database } from "../db/client";
import type { StationRow } from "../db/queries/stations/stations";

/** What every service verb is given beside its input. */
export interface Context {
  database: Database;
  actor: Actor;
  /** Epoch ms; a function, so that tests can set the clock. */
  now: () => number;
  /**
   * The stations that this request has read, by id, so that all its verbs read a station once. Only for a request that changes
   * nothing, and for no longer than it takes.
   */
  stations?: Map<number, Promise<StationRow | undefined>> | undefined;
}

export function contextFor(actor: Actor = ANONYMOUS): Context {
  return {
    // Opened when it is first asked for: to say who may do what needs none.
    get database() {
      return database();
    },
    actor,
    now: Date.now,
  };
}

/** For jobs and the command line. */
export function systemContext(name: string): Context {
  return contextFor(system(name));
}
