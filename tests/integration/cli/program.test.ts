import { describe, expect, it } from "vitest";
import { system } from "@/lib/auth/actor";
import { open } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrations/run";
import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { throwaway } from "../support/database";
import { manage } from "./manage";

describe("the command line", () => {
  it("the command line lists its commands, and explains one with an example", async () => {
    const { code, out } = await manage("file:/nowhere/none.db", ["help"]);
    expect(code).toBe(0);
    for (const name of ["createsuperuser", "createkey", "import", "restore", "demo", "check"])
      expect(out).toContain(name);
    expect((await manage("file:/nowhere/none.db", ["help", "import"])).out).toMatch(
      /Examples?:\n {2}npm run manage -- /,
    );
  });

  it.each([
    [
      "mysql://root@127.0.0.1:1/none",
      /^The database none of root@127\.0\.0\.1:1 cannot be opened: .*ECONNREFUSED.*\n$/,
    ],
    ["postgres://localhost/x", /^The configuration is wrong: DATABASE_URL must be .*\n$/],
    ["file:package.json/weather.db", /^The SQLite file package\.json\/weather\.db cannot be opened: .+\n$/],
  ])("a command reports in one line that %s cannot be used", async (url, message) => {
    const { code, err } = await manage(url, ["createkey", "1", "--name", "Pi"]);
    expect(code).toBe(1);
    expect(err).toMatch(message);
  });

  it("the command line creates a database, migrates it, and its check reports no problem", async () => {
    const target = await throwaway("sqlite");
    const before = await manage(target.url, ["check"]);
    expect(before).toMatchObject({ code: 1, out: expect.stringContaining("does not exist yet") });
    expect((await manage(target.url, ["migrate"])).out).toMatch(/^Applied .*\n.*is up to date\.\n$/s);
    const after = await manage(target.url, ["check"]);
    expect(after).toMatchObject({ code: 0, err: "", out: expect.not.stringContaining("WRONG") });
    await target.drop();
  });

  it("the command line's check names the stations whose latest reading is in the future", async () => {
    const target = await throwaway("sqlite");
    await migrate(target.url);
    const database = open(target.url);
    const ctx = { database, actor: system("test"), now: () => Date.UTC(2100, 0, 1) };
    const { id: station } = await createStation(ctx, { name: "Attic", lat: 1, lon: 2 });
    await record(ctx, [{ station, temperature: 20 }]);
    await database.close();
    const { code, out } = await manage(target.url, ["check"]);
    expect(code).toBe(1);
    expect(out).toContain(
      "WRONG  1 station has a latest reading in the future: the clock was ahead, or is behind now: Attic (2100-01-01T00:00:00.000Z).",
    );
    await target.drop();
  });
});
