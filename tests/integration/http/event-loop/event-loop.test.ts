import { expect, it } from "vitest";
import { longestTurn, PROBE_OPTIONS } from "../../support/loop-probe";
import { ADMIN_PASSWORD, onServer } from "../../support/server";
import { basic } from "../support/client";
import { fill } from "./data";
import { LONG } from "./requests";

/** The probe's fixed work takes about 25 ms, while a turn may take 100 ms; a garbage collection may be added. */
const MAX_UNITS = 8;

onServer(
  "the event loop",
  (fixture) => {
    it.runIf(process.platform === "linux")(
      "no request blocks the event loop for long, however much it asks for",
      async () => {
        await fill(fixture.database);
        const pauses: Record<string, number> = {};
        for (const [title, path, init, atOnce = 1] of LONG) {
          // The first time loads code and compiles it.
          if (init().method === undefined) await ask(path, init());
          await longestTurn(fixture.server);
          await Promise.all(Array.from({ length: atOnce }, () => ask(path, init())));
          await tasksAreOver();
          const { worst, unit } = await longestTurn(fixture.server);
          if (worst > MAX_UNITS * unit) pauses[title] = worst / unit;
        }
        expect(pauses).toEqual({});
      },
    );

    it.runIf(process.platform === "linux")("the finest map's first tile does not block the event loop", async () => {
      // The two coarser ones load and compile the code.
      for (const path of ["/map/0/0/0", "/map/3/4/2"]) await ask(path, {});
      await longestTurn(fixture.server);
      await ask("/map/6/33/21", {});
      const { worst, unit } = await longestTurn(fixture.server);
      expect(worst / unit).toBeLessThan(MAX_UNITS);
    });

    async function ask(path: string, init: RequestInit): Promise<void> {
      const response = await fixture.server.fetch(path, init);
      const text = await response.text();
      expect(response.status, `${path}: ${text.slice(0, 200)}`).toBeLessThan(500);
      // The requests of our own pages succeed, and no error answer is longer than its limit.
      if (path.startsWith("/api/trpc/")) expect(response.status, `${path}: ${text.slice(0, 500)}`).toBe(200);
      if (init.method === "POST") expect(text.length).toBeLessThan(3_000_000);
    }

    /** Actions that staff have started continue after the answer. */
    async function tasksAreOver(): Promise<void> {
      const headers = basic("admin", ADMIN_PASSWORD);
      const states = async () => {
        const response = await fixture.server.fetch("/api/trpc/admin.tasks", { headers });
        const { result } = (await response.json()) as { result: { data: { state: string; message?: string }[] } };
        return result.data;
      };
      await expect.poll(async () => (await states()).filter(({ state }) => state === "running")).toEqual([]);
      expect((await states()).filter(({ state }) => state !== "done")).toEqual([]);
    }
  },
  { NODE_OPTIONS: PROBE_OPTIONS },
);
