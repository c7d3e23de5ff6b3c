import { describe, expect, it } from "vitest";
import { throwaway } from "../support/database";
import { manage } from "./manage";

describe("the command line", () => {
  it("lists its commands, and explains one with an example", async () => {
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
      /^The database none of root@127\.0\.0\.1:1 can not be opened: .*ECONNREFUSED.*\n$/,
    ],
    ["postgres://localhost/x", /^The configuration is wrong: DATABASE_URL must be .*\n$/],
    ["file:package.json/weather.db", /^The SQLite file package\.json\/weather\.db can not be opened: .+\n$/],
  ])("tells in one line that %s can not be used", async (url, message) => {
    const { code, err } = await manage(url, ["createkey", "1", "--name", "Pi"]);
    expect(code).toBe(1);
    expect(err).toMatch(message);
  });

  it("makes a new database, migrates, and finds it well", async () => {
    const target = await throwaway("sqlite");
    const before = await manage(target.url, ["check"]);
    expect(before).toMatchObject({ code: 1, out: expect.stringContaining("is not there yet") });
    expect((await manage(target.url, ["migrate"])).out).toMatch(/^Applied .*\n.*is up to date\.\n$/s);
    const after = await manage(target.url, ["check"]);
    expect(after).toMatchObject({ code: 0, err: "", out: expect.not.stringContaining("WRONG") });
    await target.drop();
  });
});
