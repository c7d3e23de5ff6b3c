import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mysql from "mysql2/promise";
import type { Dialect } from "@/lib/db/url";

/** A MariaDB or MySQL server on which tests may create databases; `npm test` sets it when one answers. */
const MYSQL_SERVER = process.env.TEST_MYSQL_URL;

/** The kinds of database that are available to this run. */
export const DIALECTS: Dialect[] = MYSQL_SERVER ? ["sqlite", "mysql"] : ["sqlite"];

export interface Throwaway {
  dialect: Dialect;
  url: string;
  drop(): Promise<void>;
}

/** The address of a new, empty database. */
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
