import { type Actor, ANONYMOUS, system } from "../auth/actor";
import { type Database, database } from "../db/client";
import type { StationRow } from "../db/queries/stations/stations";

/** The first argument of every service verb. */
export interface Context {
  database: Database;
  actor: Actor;
  /** Epoch ms; a function, so that tests can set the clock. */
  now: () => number;
  /**
   * The stations that this request has read, by id, so that its verbs read each station once. Only for read-only
   * requests, for their duration.
   */
  stations?: Map<number, Promise<StationRow | undefined>> | undefined;
}

export function contextFor(actor: Actor = ANONYMOUS): Context {
  return {
    // Opened on first use: authorisation needs none.
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
