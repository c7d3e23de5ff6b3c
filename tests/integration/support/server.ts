import { afterAll, beforeAll, describe } from "vitest";
import { system } from "@/lib/auth/actor";
import { type Database, open } from "@/lib/db/client";
import type { Dialect } from "@/lib/db/url";
import type { Context } from "@/lib/services/context";
import { onEachDialect, type Throwaway, throwaway } from "./database";
import { type RunningServer, type Sources, startServer, type Variables } from "./launch";

export * from "./launch";

/** A running server, and a separate connection to its database. */
export interface ServerBench {
  readonly dialect: Dialect;
  readonly databaseUrl: string;
  readonly database: Database;
  readonly server: RunningServer;
  /** The system's context, for creating users, stations and keys with the services. */
  ctx(): Context;
}

/** Runs the tests once for each kind of database, on one server with a new database each. */
export function onEachServer(title: string, tests: (fixture: ServerBench) => void, variables: Variables = {}): void {
  onEachDialect(title, (dialect) => onServerOf(dialect, tests, variables));
}

/** Runs the tests on one server, where the kind of the database makes no difference. */
export function onServer(
  title: string,
  tests: (fixture: ServerBench) => void,
  variables: Variables = {},
  sources?: Sources,
): void {
  describe(title, () => onServerOf("sqlite", tests, variables, sources));
}

function onServerOf(
  dialect: Dialect,
  tests: (fixture: ServerBench) => void,
  variables: Variables,
  sources?: Sources,
): void {
  let target: Throwaway;
  let server: RunningServer;
  let database: Database;
  beforeAll(async () => {
    target = await throwaway(dialect);
    server = await startServer({ ...variables, DATABASE_URL: target.url }, sources);
    database = open(target.url);
  });
  afterAll(async () => {
    await server?.kill("SIGKILL");
    await database?.close();
    await target.drop();
  });
  tests({
    dialect,
    get databaseUrl() {
      return target.url;
    },
    get database() {
      return database;
    },
    get server() {
      return server;
    },
    ctx: () => ({ database, actor: system("test"), now: Date.now }),
  });
}
