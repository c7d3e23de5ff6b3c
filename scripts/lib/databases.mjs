import { fail } from "./print.mjs";

const DEFAULT_SERVER = "mysql://root:@127.0.0.1:3306/";

/** The databases for the tests. A MariaDB or MySQL server is used if one answers, and required with REQUIRE_MYSQL=1. */
export async function describeDatabases() {
  const server = process.env.TEST_MYSQL_URL || DEFAULT_SERVER;
  const version = await mysqlVersion(server);
  if (version) return { line: `Databases: SQLite and ${version}.`, env: { TEST_MYSQL_URL: server } };
  if (process.env.REQUIRE_MYSQL === "1" || process.env.TEST_MYSQL_URL) {
    fail(`No MariaDB or MySQL answers at ${new URL(server).host}; start one, or set TEST_MYSQL_URL to another.`);
  }
  return { line: "Databases: SQLite only (no MariaDB or MySQL answers; set TEST_MYSQL_URL to test on one).", env: {} };
}

async function mysqlVersion(server) {
  const { default: mysql } = await import("mysql2/promise");
  try {
    const connection = await mysql.createConnection({ uri: server, connectTimeout: 3000 });
    const [[row]] = await connection.query("SELECT VERSION() AS version");
    await connection.end();
    return /mariadb/i.test(row.version) ? `MariaDB ${row.version.split("-")[0]}` : `MySQL ${row.version}`;
  } catch {
    return undefined;
  }
}
