import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mysql from "mysql2/promise";
import { afterAll, beforeAll, describe } from "vitest";
import { type Actor, system } from "@/lib/auth/actor";
import { type Database, open } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrations/run";
import type { Dialect } from "@/lib/db/url";
import type { Context } from "@/lib/services/context";

/** A MariaDB or MySQL server that tests may make databases on; `npm test` sets it when one answers. */
const MYSQL_SERVER = process.env.TEST_MYSQL_URL;

const DIALECTS: Dialect[] = MYSQL_SERVER ? ["sqlite", "mysql"] : ["sqlite"];

export interface Throwaway {
  dialect: Dialect;
  url: string;
  drop(): Promise<void>;
}

/** The address of a new, empty database that nobody else has. */
export async function throwaway(dialect: Dialect): Promise<Throwaway> {
  if (dialect === "sqlite") {
    const folder = mkdtempSync(join(tmpdir(), "weather-test-"));
    return {
      dialect,
      url: `file:${join(folder, "test.db")}`,
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  const name = `weather_test_${randomBytes(6).toString("hex")}`;
  const server = new URL(MYSQL_SERVER ?? "");
  server.pathname = `/${name}`;
  return { dialect, url: server.href, drop: () => runOnServer(`DROP DATABASE IF EXISTS ${name}`) };
}

async function runOnServer(statement: string): Promise<void> {
  const connection = await mysql.createConnection(MYSQL_SERVER ?? "");
  await connection.query(statement);
  await connection.end();
}

export interface TestBench {
  readonly dialect: Dialect;
  readonly url: string;
  readonly database: Database;
  /** A service's context; by default the system's, by the real clock. */
  ctx(options?: { actor?: Actor; now?: number }): Context;
}

/** Runs the tests once for each kind of database, every time on a new one with all migrations. */
export function onEachDatabase(title: string, tests: (bench: TestBench) => void): void {
  describe.each(DIALECTS)(`${title} on %s`, (dialect) => {
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
  });
}

/** The same, for tests that make and migrate the database themselves. */
export function onEachDialect(title: string, tests: (dialect: Dialect) => void): void {
  describe.each(DIALECTS)(`${title} on %s`, tests);
}
