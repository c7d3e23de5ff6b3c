import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { open } from "@/lib/db/client";
import { migrate, pendingMigrations } from "@/lib/db/migrations/run";
import { onEachDialect, throwaway } from "../support/database";
import { startChild } from "./child";

const CLOCKS_MS = 5 * 60_000;
const SHIPPED = join(process.cwd(), "prisma/migrations");

/** A MigrationError whose message begins so. */
function refusal(message: string) {
  return { name: "MigrationError", message: expect.stringMatching(new RegExp(`^${message}`)) };
}

interface LedgerRow {
  id: string;
  checksum: string;
  finished_at: number | null;
  migration_name: string;
  logs: string | null;
  rolled_back_at: number | null;
  started_at: number;
  applied_steps_count: number;
}

onEachDialect("migrations", (dialect) => {
  async function emptyDatabase(): Promise<string> {
    const { url, drop } = await throwaway(dialect);
    onTestFinished(drop);
    return url;
  }

  /** A folder with these migrations by name, laid out as the shipped one. */
  function migrationsFolder(migrations: Record<string, string>): { root: string; write: typeof writeOne } {
    const root = mkdtempSync(join(tmpdir(), "weather-migrations-"));
    onTestFinished(() => rmSync(root, { recursive: true }));
    const writeOne = (name: string, sql: string) => {
      mkdirSync(join(root, dialect, name), { recursive: true });
      writeFileSync(join(root, dialect, name, "migration.sql"), sql);
    };
    for (const [name, sql] of Object.entries(migrations)) writeOne(name, sql);
    return { root, write: writeOne };
  }

  async function inDatabase<Row>(url: string, statement: string): Promise<Row[]> {
    const database = open(url);
    const rows = await database.read.all<Row>(statement, []);
    await database.close();
    return rows;
  }

  async function change(url: string, statement: string): Promise<void> {
    const database = open(url);
    await database.transaction((sql) => sql.run(statement, []));
    await database.close();
  }

  const ledger = (url: string) =>
    inDatabase<LedgerRow>(url, `SELECT * FROM "_prisma_migrations" ORDER BY "migration_name"`);

  async function tables(url: string): Promise<string[]> {
    const rows = await inDatabase<{ name: string }>(
      url,
      dialect === "sqlite"
        ? "SELECT name FROM sqlite_master WHERE type = 'table'"
        : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()",
    );
    return rows.map((row) => row.name).sort();
  }

  const FIRST = "20260101000000_first";
  const SECOND = "20260201000000_second";

  it("migrations bring an empty database up to date, oldest first, and then do nothing more", async () => {
    const url = await emptyDatabase();
    const shipped = readdirSync(join(SHIPPED, dialect)).filter((name) => name !== "migration_lock.toml");
    expect(shipped).not.toHaveLength(0);
    expect(await pendingMigrations(url)).toEqual(shipped.sort());
    expect(await migrate(url)).toEqual(shipped);
    expect(await migrate(url)).toEqual([]);
    expect(await pendingMigrations(url)).toEqual([]);
  });

  it("migrations add only what is new to a database that has the older ones", async () => {
    const url = await emptyDatabase();
    const { root, write } = migrationsFolder({ [FIRST]: "CREATE TABLE a (id INTEGER);" });
    expect(await migrate(url, root)).toEqual([FIRST]);
    write(SECOND, "CREATE TABLE b (id INTEGER);");
    expect(await pendingMigrations(url, root)).toEqual([SECOND]);
    expect(await migrate(url, root)).toEqual([SECOND]);
    expect(await tables(url)).toEqual(["_prisma_migrations", "a", "b"]);
  });

  it("checking the migrations of a database leaves no files behind", async () => {
    const url = await emptyDatabase();
    const { root, write } = migrationsFolder({ [FIRST]: "CREATE TABLE a (id INTEGER);" });
    await migrate(url, root);
    const before = await ledger(url);
    write(SECOND, "CREATE TABLE b (id INTEGER);");
    await pendingMigrations(url, root);
    expect(await tables(url)).toEqual(["_prisma_migrations", "a"]);
    expect(await ledger(url)).toEqual(before);
  });

  it("migrations are recorded as Prisma's own engine does", async () => {
    const url = await emptyDatabase();
    const begun = Date.now();
    const applied = await migrate(url);
    const rows = await ledger(url);
    expect(rows.map((row) => row.migration_name)).toEqual(applied);
    for (const row of rows) {
      const sql = readFileSync(join(SHIPPED, dialect, row.migration_name, "migration.sql"));
      expect(row).toMatchObject({ logs: null, rolled_back_at: null, applied_steps_count: 1 });
      expect(row.checksum).toBe(createHash("sha256").update(sql).digest("hex"));
      expect(row.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      // The database's clock, in UTC, may differ a little from ours; a time zone would by a quarter of an hour at least.
      expect(row.started_at).toBeGreaterThan(begun - CLOCKS_MS);
      expect(row.started_at).toBeLessThan(Date.now() + CLOCKS_MS);
      expect(row.finished_at).toBeGreaterThanOrEqual(row.started_at);
    }
  });

  it("a migration that was edited after it had been applied is refused", async () => {
    const url = await emptyDatabase();
    const { root, write } = migrationsFolder({ [FIRST]: "CREATE TABLE a (id INTEGER);" });
    await migrate(url, root);
    write(FIRST, "CREATE TABLE a (id INTEGER); ");
    write(SECOND, "CREATE TABLE b (id INTEGER);");
    for (const attempt of [migrate, pendingMigrations]) {
      await expect(attempt(url, root)).rejects.toMatchObject(
        refusal(`The migration ${FIRST} was edited after it had been applied.`),
      );
    }
    expect(await tables(url)).toEqual(["_prisma_migrations", "a"]);
  });

  it("a database that a newer version of the program has migrated is refused", async () => {
    const url = await emptyDatabase();
    const newer = migrationsFolder({
      [FIRST]: "CREATE TABLE a (id INTEGER);",
      [SECOND]: "CREATE TABLE b (id INTEGER);",
    });
    const older = migrationsFolder({ [FIRST]: "CREATE TABLE a (id INTEGER);" });
    await migrate(url, newer.root);
    for (const attempt of [migrate, pendingMigrations]) {
      await expect(attempt(url, older.root)).rejects.toMatchObject(
        refusal(`The database has the migration ${SECOND}, which this version of the program does not know.`),
      );
    }
  });

  const HALF_WRONG = "CREATE TABLE b (id INTEGER);\nINSERT INTO nowhere VALUES (1);";

  it("a failing migration is reported with its name and the database's reason", async () => {
    const url = await emptyDatabase();
    const { root } = migrationsFolder({ [FIRST]: "CREATE TABLE a (id INTEGER);", [SECOND]: HALF_WRONG });
    await expect(migrate(url, root)).rejects.toMatchObject(refusal(`The migration ${SECOND} failed: .*nowhere`));
  });

  it.runIf(dialect === "sqlite")(
    "a migration is applied as a whole or not at all, and can be tried again once the file is fixed",
    async () => {
      const url = await emptyDatabase();
      const { root, write } = migrationsFolder({ [FIRST]: "CREATE TABLE a (id INTEGER);", [SECOND]: HALF_WRONG });
      await expect(migrate(url, root)).rejects.toMatchObject(refusal(`The migration ${SECOND} failed`));
      expect(await tables(url)).toEqual([]);
      write(SECOND, "CREATE TABLE b (id INTEGER);");
      expect(await migrate(url, root)).toEqual([FIRST, SECOND]);
    },
  );

  it.runIf(dialect === "mysql")(
    "a failed migration stays recorded with its reason until a person has resolved it",
    async () => {
      const url = await emptyDatabase();
      const { root, write } = migrationsFolder({ [FIRST]: "CREATE TABLE a (id INTEGER);", [SECOND]: HALF_WRONG });
      await expect(migrate(url, root)).rejects.toMatchObject(refusal(`The migration ${SECOND} failed`));
      const [first, second] = await ledger(url);
      expect(first).toMatchObject({ migration_name: FIRST, applied_steps_count: 1 });
      expect(second).toMatchObject({ migration_name: SECOND, finished_at: null, applied_steps_count: 0 });
      expect(second?.logs).toContain("nowhere");
      for (const attempt of [migrate, pendingMigrations]) {
        await expect(attempt(url, root)).rejects.toMatchObject(
          refusal(`The migration ${SECOND} failed earlier: .*nowhere`),
        );
      }
      // What `prisma migrate resolve --rolled-back` does.
      await change(url, "DROP TABLE b");
      await change(url, `UPDATE "_prisma_migrations" SET "rolled_back_at" = NOW(3) WHERE "finished_at" IS NULL`);
      write(SECOND, "CREATE TABLE b (id INTEGER);");
      expect(await migrate(url, root)).toEqual([SECOND]);
      expect(await migrate(url, root)).toEqual([]);
    },
  );

  it.each([
    ["an empty database", []],
    ["a database that has the older ones", [FIRST]],
  ])("migrations are applied once when several processes start concurrently on %s", async (_what, before) => {
    const url = await emptyDatabase();
    const { root, write } = migrationsFolder({ [FIRST]: "CREATE TABLE a (id INTEGER);" });
    if (before.length > 0) await migrate(url, root);
    write(SECOND, "CREATE TABLE b (id INTEGER);");
    const children = await Promise.all([1, 2, 3].map(() => startChild("migrate", [url, root])));
    const applied = await Promise.all(children.map((child) => child.run<string[]>()));
    expect(applied.flat()).toEqual([FIRST, SECOND].slice(before.length));
    expect((await ledger(url)).map((row) => row.migration_name)).toEqual([FIRST, SECOND]);
  });
});
