import { expect, it, onTestFinished } from "vitest";
import { basic } from "../http/support/client";
import { onEachDialect } from "../support/database";
import { launch, type RunningServer, startServer, type Variables } from "../support/server";
import { throwaway } from "../support/throwaway";

const CREATED = /^Created the staff user (\S+) with the password (\S+) \(shown this once\)\.$/gm;

onEachDialect("the first start", (dialect) => {
  /** Starts a server repeatedly on one new database. */
  async function installation(): Promise<(variables: Variables) => Promise<RunningServer>> {
    const target = await throwaway(dialect);
    onTestFinished(target.drop);
    return async (variables) => {
      const server = await startServer({ ...variables, DATABASE_URL: target.url });
      onTestFinished(async () => {
        await server.kill("SIGKILL");
      });
      return server;
    };
  }

  async function mayEnter(server: RunningServer, username: string, password: string): Promise<boolean> {
    return (await server.fetch("/station/", { headers: basic(username, password) })).status === 200;
  }

  it("the first start creates an administrator and shows the password, once and in one place", async () => {
    const start = await installation();
    const first = await start({ ADMIN_PASSWORD: "" });
    const [, username = "", password = ""] = [...first.output().matchAll(CREATED)][0] ?? [];
    expect(username).toBe("admin");
    expect(password.length).toBeGreaterThanOrEqual(16);
    expect(first.output().split(password)).toHaveLength(2);
    expect(first.errors()).not.toContain(password);
    expect(await mayEnter(first, username, password)).toBe(true);
    expect(await first.stop()).toEqual({ code: 0, signal: null });

    const second = await start({ ADMIN_PASSWORD: "" });
    expect(second.output()).not.toContain("password");
    expect(await mayEnter(second, username, password)).toBe(true);
  });

  // The rest does not depend on the kind of database.
  it.runIf(dialect === "sqlite")(
    "the first start takes the administrator's name and password from variables, and does not print the password",
    async () => {
      const start = await installation();
      const first = await start({ ADMIN_USER: "arshdeep", ADMIN_PASSWORD: "given by the owner" });
      expect(first.output()).toContain("Created the staff user arshdeep with the password in ADMIN_PASSWORD.");
      expect(first.output() + first.errors()).not.toContain("given by the owner");
      expect(await mayEnter(first, "arshdeep", "given by the owner")).toBe(true);
      expect(await mayEnter(first, "admin", "given by the owner")).toBe(false);
    },
  );

  it.runIf(dialect === "sqlite")(
    "a first start that fails for these variables says so, and the next one creates the administrator",
    async () => {
      const target = await throwaway(dialect);
      onTestFinished(target.drop);
      const failing = launch({ ADMIN_USER: "a b", ADMIN_PASSWORD: "12345678", DATABASE_URL: target.url });
      expect(await failing.exit).toEqual({ code: 1, signal: null });
      expect(failing.errors()).toBe(
        "The configuration is wrong: ADMIN_USER: Letters, digits and @ . + - _ only. " +
          "ADMIN_PASSWORD: This password is entirely numeric. See .env.example.\n",
      );

      const mended = await startServer({ ADMIN_PASSWORD: "mended password", DATABASE_URL: target.url });
      onTestFinished(async () => {
        await mended.kill("SIGKILL");
      });
      expect(await mayEnter(mended, "admin", "mended password")).toBe(true);
    },
  );
});
