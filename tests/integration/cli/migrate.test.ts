import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { open } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrations/run";
import { userByName } from "@/lib/db/queries/users/logins";
import { onEachDialect, throwaway } from "../support/database";
import { manage } from "./manage";

const WITHOUT_KEYS = "20261129000000_session";

onEachDialect("migrating a database with users", (dialect) => {
  /** The migrations up to and including the given one. */
  function migrationsUpTo(last: string): string {
    const root = mkdtempSync(join(tmpdir(), "weather-migrations-"));
    onTestFinished(() => rmSync(root, { recursive: true }));
    const folder = join(root, dialect);
    const isOld = (path: string) => path === "" || (path.split("/")[1] ?? "") <= last;
    const source = join("prisma/migrations", dialect);
    cpSync(source, folder, { recursive: true, filter: (path) => isOld(path.slice(source.length)) });
    return root;
  }

  it("the migration gives users their name keys, and reports users whose names differ in case only", async () => {
    const { url, drop } = await throwaway(dialect);
    onTestFinished(drop);
    expect((await migrate(url, migrationsUpTo(WITHOUT_KEYS))).at(-1)).toBe(WITHOUT_KEYS);
    const database = open(url);
    for (const name of ["Otto", "otto", "Jürgen"]) {
      await database.transaction((sql) =>
        sql.run(`INSERT INTO "User" ("username", "passwordHash") VALUES (?, '-')`, [name]),
      );
    }
    const refused = await manage(url, ["createuser", "OTTO", "--password-stdin"], "correct horse");
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("run `npm run manage -- migrate` first") });

    const { code, out } = await manage(url, ["migrate"]);
    expect(code).toBe(0);
    expect(out).toContain("Older users have these names in another case, so these must be typed exactly: otto.\n");
    const taken = await manage(url, ["createuser", "JÜRGEN", "--password-stdin"], "correct horse");
    expect(taken).toMatchObject({ code: 1, err: "A user with that username already exists.\n" });
    for (const [name, expected] of Object.entries({ Otto: "Otto", otto: "otto", OTTO: "Otto", jürgen: "Jürgen" })) {
      expect(await userByName(database.read, name)).toMatchObject({ username: expected });
    }
    await database.close();
  });
});
