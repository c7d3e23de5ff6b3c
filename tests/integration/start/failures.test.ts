import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { open } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrations/run";
import { onEachDialect } from "../support/database";
import { launch, type Variables } from "../support/server";
import { DIALECTS, throwaway } from "../support/throwaway";

/** Starts a server that cannot start, and returns its message. */
async function complaint(variables: Variables): Promise<string> {
  const server = launch(variables);
  onTestFinished(async () => {
    await server.kill("SIGKILL");
  });
  expect(await server.exit).toEqual({ code: 1, signal: null });
  expect(server.output()).not.toContain("is up");
  // One line for a person: no stack trace, no object, no source file.
  const [line = "", ...rest] = server.errors().split("\n");
  expect(rest).toEqual([""]);
  expect(line).toMatch(/^[A-Z].*\.$/);
  expect(line).not.toMatch(/\bat .*\(|node_modules|\.ts\b|\[object/);
  return line;
}

describe("a failing start explains in one line what to do", () => {
  let folder: string;
  const inFolder = (name: string) => join(folder, name);
  const good = () => `file:${inFolder("good/weather.db")}`;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "weather-start-"));
    writeFileSync(inFolder("text.db"), "This is not a database but someone's text.\n".repeat(20));
    writeFileSync(inFolder("read-only.db"), "", { mode: 0o400 });
    mkdirSync(inFolder("folder.db"));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each<[Variables, string]>([
    [{ PORT: "abc" }, "PORT must be a number"],
    [
      { DATABASE_URL: "nonsense" },
      "DATABASE_URL must be file:PATH (SQLite) or mysql://USER:PASSWORD@HOST:PORT/DATABASE",
    ],
    [
      { PORT: "70000", DEMO: "yes", ADMIN_PASSWORD: "short" },
      "PORT must be a whole number from 0 to 65535; DEMO must be 0 or 1; ADMIN_PASSWORD must have at least 8 characters",
    ],
  ])("the message lists all invalid variables at once: %j", async (variables, expected) => {
    const line = await complaint({ DATABASE_URL: good(), ...variables });
    expect(line).toContain(`The configuration is wrong: ${expected}`);
    expect(line).toContain("See .env.example.");
  });

  it("a start on a port that is taken is refused", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    onTestFinished(() => void other.close());
    const port = String((other.address() as AddressInfo).port);
    expect(await complaint({ DATABASE_URL: good(), PORT: port })).toBe(
      `Port ${port} is taken. Stop what listens there, or set PORT to another one.`,
    );
  });

  it("a start on a HOST that this machine does not have is refused", async () => {
    expect(await complaint({ DATABASE_URL: good(), HOST: "192.0.2.1" })).toBe(
      `HOST 192.0.2.1 is not an address of this machine. Set it to one, or leave it out to listen on all.`,
    );
  });

  it("a start on a file that is not a database is refused", async () => {
    expect(await complaint({ DATABASE_URL: `file:${inFolder("text.db")}` })).toBe(
      "The file of DATABASE_URL is not an SQLite database. Move it away, or set DATABASE_URL to another.",
    );
  });

  const WRITABLE = "Set DATABASE_URL or DATA_DIR to a place that can be written.";

  it("a start is refused if the database file is a folder", async () => {
    const file = inFolder("folder.db");
    expect(await complaint({ DATABASE_URL: `file:${file}` })).toBe(
      `The SQLite file ${file} cannot be opened: it is a folder. ${WRITABLE}`,
    );
  });

  it("a start is refused if the database's folder is a file", async () => {
    const file = inFolder("text.db/weather.db");
    expect(await complaint({ DATABASE_URL: `file:${file}` })).toBe(
      `The SQLite file ${file} cannot be opened: a part of its path is a file. ${WRITABLE}`,
    );
  });

  it("a start is refused if DATA_DIR cannot be created", async () => {
    const place = inFolder("text.db/data");
    expect(await complaint({ DATA_DIR: place })).toBe(
      `The SQLite file ${join(place, "weather.db")} cannot be opened: a part of its path is a file. ${WRITABLE}`,
    );
  });

  // Root may write everywhere.
  it.skipIf(process.getuid?.() === 0)("a start is refused if the database file is not writable", async () => {
    const file = inFolder("read-only.db");
    expect(await complaint({ DATABASE_URL: `file:${file}` })).toBe(
      `The SQLite file ${file} cannot be opened: this user may not write there. ${WRITABLE}`,
    );
  });

  it.runIf(process.platform === "linux")("a start is refused where no file can be created", async () => {
    expect(await complaint({ DATABASE_URL: "file:/proc/weather.db" })).toBe(
      `The SQLite file /proc/weather.db cannot be opened: its folder cannot be written. ${WRITABLE}`,
    );
  });

  it("a start is refused if the database server cannot be reached", async () => {
    const line = await complaint({ DATABASE_URL: "mysql://root:@127.0.0.1:1/weather" });
    expect(line).toMatch(/^The database cannot be reached \(.*127\.0\.0\.1:1\)\. Check DATABASE_URL and that/);
  });

  it("a start is refused if the database server's name is unknown", async () => {
    const line = await complaint({ DATABASE_URL: "mysql://root:@no-such-host.invalid/weather" });
    expect(line).toMatch(/^The database's host .*no-such-host\.invalid.*Check DATABASE_URL/);
  });

  it.runIf(DIALECTS.includes("mysql"))(
    "a start is refused if the database server refuses the user, and the message omits the password",
    async () => {
      const target = await throwaway("mysql");
      const url = new URL(target.url);
      url.username = "weather_nobody";
      url.password = "secret-of-nobody";
      const line = await complaint({ DATABASE_URL: url.href });
      expect(line).toMatch(/^The database refuses this user \(.*weather_nobody.*\)\. Check the user and the password/);
      expect(line).not.toContain("secret-of-nobody");
    },
  );
});

onEachDialect("a start with unexpected migrations", (dialect) => {
  it("a start names a migration that was edited, and what to do", async () => {
    const target = await throwaway(dialect);
    onTestFinished(target.drop);
    const [name] = await migrate(target.url);
    const database = open(target.url);
    await database.prisma.$executeRawUnsafe(`UPDATE _prisma_migrations SET checksum = '${"0".repeat(64)}'`);
    await database.close();
    expect(await complaint({ DATABASE_URL: target.url })).toBe(
      `The migration ${name} was edited after it had been applied. Restore its migration.sql and add a new migration instead.`,
    );
  });

  it("a start names a migration of a newer version, and what to do", async () => {
    const target = await throwaway(dialect);
    onTestFinished(target.drop);
    await migrate(target.url);
    const database = open(target.url);
    await database.prisma.$executeRawUnsafe("UPDATE _prisma_migrations SET migration_name = '99990101000000_later'");
    await database.close();
    expect(await complaint({ DATABASE_URL: target.url })).toBe(
      "The database has the migration 99990101000000_later, which this version of the program does not know. Use the newer version.",
    );
  });
});
