import { expect, it } from "vitest";
import { onEachServer } from "../../support/server";
import { bearer, faults, JSON_TYPE, newStation, READINGS } from "../support/client";

onEachServer(
  "wrong keys over HTTP",
  (fixture) => {
    const ways = [bearer, (key: string) => ({ "X-ApiKey": key })];

    function ask(address: string, headers: Record<string, string>, init: RequestInit = {}, path = "/station/") {
      return fixture.server.fetch(path, {
        ...init,
        headers: { ...headers, "X-Forwarded-For": address, ...init.headers },
      });
    }

    it("a few wrong keys over HTTP are answered, then refused with 429, the time to wait, and the text of wrong passwords", async () => {
      const { device } = await newStation(fixture);
      const answers = [];
      for (let n = 0; n < 50; n++) answers.push(await ask("192.0.2.7", ways[n % 2]?.(`ws_guess-${n}`) ?? {}));
      expect(answers.slice(0, 4).map(({ status }) => status)).toEqual([401, 401, 401, 401]);
      const limited = answers.filter(({ status }) => status === 429);
      // The delays pass while the test runs, so occasionally one more key is checked.
      expect(limited.length).toBeGreaterThan(25);
      for (const answer of limited) {
        const seconds = Number(answer.headers.get("retry-after"));
        expect(seconds).toBeGreaterThan(0);
        const unit = seconds === 1 ? "second" : "seconds";
        expect(await answer.json()).toEqual({
          detail: `Too many failed logins. Expected available in ${seconds} ${unit}.`,
        });
      }
      // At every endpoint that accepts a key.
      for (const path of [READINGS, "/api/v1/events"]) {
        const post = { method: "POST", headers: { "Content-Type": JSON_TYPE }, body: "{}" };
        await expect.poll(async () => (await ask("192.0.2.7", bearer("ws_wrong"), post, path)).status).toBe(429);
      }
      for (const path of ["/api/v1/device/commands", "/stations/1/readings.csv?range=24h", "/admin/station/export/"]) {
        await expect.poll(async () => (await ask("192.0.2.7", bearer("ws_wrong"), {}, path)).status).toBe(429);
      }
      // The device is accepted from another address.
      expect((await ask("192.0.2.8", device)).status).toBe(200);
    });

    it("wrong keys over HTTP lock out no device on an address where one is known", async () => {
      const [known, neighbour] = [await newStation(fixture), await newStation(fixture)];
      expect((await ask("192.0.2.9", known.device)).status).toBe(200);
      await expect.poll(async () => (await ask("192.0.2.9", bearer("ws_wrong"))).status).toBe(429);
      for (const { device } of [known, neighbour]) expect((await ask("192.0.2.9", device)).status).toBe(200);
    });

    it("wrong keys over HTTP leave no error and no key in the log", () => {
      expect(faults(fixture.server)).toEqual([]);
      expect(fixture.server.output()).not.toMatch(/ws_(guess|wrong)/);
    });
  },
  { TRUST_PROXY: "1" },
);
