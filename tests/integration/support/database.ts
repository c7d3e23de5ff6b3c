import { afterAll, beforeAll, describe } from "vitest";
import { type Actor, system } from "@/lib/auth/actor";
import { type Database, open } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrations/run";
import type { Sql } from "@/lib/db/sql";
import type { Dialect } from "@/lib/db/url";
import type { Context } from "@/lib/services/context";
import { DIALECTS, type Throwaway, throwaway } from "./throwaway";

export { type Throwaway, throwaway } from "./throwaway";

export interface TestBench {
  readonly dialect: Dialect;
  readonly url: string;
  readonly database: Database;
  /** A service's context; by default that of the system, with the real clock. */
  ctx(options?: { actor?: Actor; now?: number }): Context;
}

/** The same database, and how many plain statements have read through it. */
export function countingReads(database: Database): { database: Database; reads: () => number } {
  const { read } = database;
  let reads = 0;
  const all: Sql["all"] = (statement, values) => {
    reads += 1;
    return read.all(statement, values);
  };
  return { database: { ...database, read: { run: read.run, all } }, reads: () => reads };
}

/** Runs the tests once for each kind of database, each on a new one with all migrations. */
export function onEachDatabase(title: string, tests: (fixture: TestBench) => void): void {
  describe.each(DIALECTS)(`${title} on %s`, (dialect) => onDatabaseOf(dialect, tests));
}

/** Runs the tests once, where the kind of the database makes no difference. */
export function onDatabase(title: string, tests: (fixture: TestBench) => void): void {
  describe(title, () => onDatabaseOf("sqlite", tests));
}

function onDatabaseOf(dialect: Dialect, tests: (fixture: TestBench) => void): void {
  let target: Throwaway;
  let database: Database;
  beforeAll(async () => {
    target = await throwaway(dialect);
    await migrate(target.url);
    database = open(target.url);
  });
  afterAll(async () => {
    await database.close();
    await target.drop();
  });
  tests({
    dialect,
    get url() {
      return target.url;
    },
    get database() {
      return database;
    },
    ctx: ({ actor = system("test"), now } = {}) => ({
      database,
      actor,
      now: now === undefined ? Date.now : () => now,
    }),
  });
}

/** Like onEachDatabase, for tests that create and migrate the database themselves. */
export function onEachDialect(title: string, tests: (dialect: Dialect) => void): void {
  describe.each(DIALECTS)(`${title} on %s`, tests);
}
