import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "@/lib/db/migrations/run";
import { userMessage } from "@/lib/user-message";
import { freePort } from "../../support/free-port";
import { onEachDialect, throwaway } from "../support/database";

/** The message for the person at the terminal. */
const told = (work: () => Promise<unknown>) => work().then(() => "nothing", userMessage);

describe("an SQLite file that cannot be used", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "weather-faults-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("an SQLite path that is a folder is reported", async () => {
    expect(await told(() => migrate(`file:${folder}`))).toMatch(/^The SQLite file .*cannot be opened/);
  });

  it("a file that is not an SQLite database is reported", async () => {
    const file = join(folder, "letter.txt");
    writeFileSync(file, "Dear Sir or Madam, ".repeat(100));
    expect(await told(() => migrate(`file:${file}`))).toBe(
      "The file of DATABASE_URL is not an SQLite database. Move it away, or set DATABASE_URL to another.",
    );
  });
});

describe("a database server that cannot be used", () => {
  it("a database server that does not answer is reported", async () => {
    const text = await told(async () => migrate(`mysql://nobody:hunter2@127.0.0.1:${await freePort()}/weather`));
    expect(text).toMatch(/^The database cannot be reached .*Check DATABASE_URL and that the database server runs\.$/s);
    expect(text).not.toContain("hunter2");
  });
});

onEachDialect("a database server that refuses", (dialect) => {
  it.runIf(dialect === "mysql")("a database server that refuses the user is reported", async () => {
    const { url } = await throwaway(dialect);
    const stranger = new URL(url);
    stranger.username = "nobody-of-that-name";
    stranger.password = "hunter2";
    const text = await told(() => migrate(stranger.href));
    expect(text).toMatch(/^The database refuses this user .*Check the user and the password in DATABASE_URL\.$/s);
    expect(text).not.toContain("hunter2");
  });
});
