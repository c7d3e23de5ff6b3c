import { describe, expect, it } from "vitest";
import { createUser } from "@/lib/services/users";
import { onEachServer } from "../../support/server";
import { basic, faults } from "../support/client";
import { exchange, type Reply } from "../support/exchange";
import { BROWSERS, HTML } from "../support/shown";
import { PASSWORD } from "../support/station-client";

const LIMIT = 4;

onEachServer(
  "the REST API under rate limits, behind a proxy and on errors",
  (fixture) => {
    let users = 0;

    /** A user with a limit of their own. */
    async function newUser(rights: { isStaff?: boolean } = { isStaff: true }): Promise<Record<string, string>> {
      users += 1;
      await createUser(fixture.ctx(), { username: `user${users}`, password: PASSWORD, ...rights });
      return basic(`user${users}`, PASSWORD);
    }

    const ask = (line: string, headers: Record<string, string>, body?: string): Promise<Reply> => {
      const [method = "", path = ""] = line.split(" ");
      return exchange(fixture.server, { method, path, headers, body });
    };

    /** Uses up this caller's limit with requests that are all answered. */
    async function exhaust(line: string, headers: Record<string, string>): Promise<void> {
      for (let i = 0; i < LIMIT; i += 1) expect((await ask(line, headers)).status).toBe(200);
    }

    function expectThrottled({ status, headers, text }: Reply): void {
      expect(status).toBe(429);
      const seconds = Number(headers["retry-after"]);
      expect(seconds).toBeGreaterThanOrEqual(1);
      expect(seconds).toBeLessThanOrEqual(60);
      const unit = seconds === 1 ? "second" : "seconds";
      expect(text).toBe(JSON.stringify({ detail: `Request was throttled. Expected available in ${seconds} ${unit}.` }));
      expect(headers).toMatchObject({ "content-type": "application/json", "x-content-type-options": "nosniff" });
    }

    describe("the rate limit of the REST API", () => {
      it("the rate limit tells a user when to retry, and does not affect others", async () => {
        const [greedy, modest] = [await newUser(), await newUser()];
        await exhaust("GET /station/", greedy);
        expectThrottled(await ask("GET /station/", greedy));
        expect((await ask("GET /station/", modest)).status).toBe(200);
      });

      it("the rate limit is checked after 406 and before all other errors", async () => {
        const greedy = await newUser();
        await exhaust("GET /station/", greedy);
        expect((await ask("GET /station/", { ...greedy, Accept: "text/csv" })).status).toBe(406);
        expect((await ask("GET /station/", basic("user0", "wrong"))).status).toBe(401);
        expect((await ask("GET /users/", greedy)).status).toBe(403);
        expectThrottled(await ask("DELETE /station/", greedy));
        expectThrottled(await ask("OPTIONS /station/", greedy));
        expectThrottled(await ask("GET /station/0/", greedy));
        expectThrottled(await ask("POST /station/", { ...greedy, "Content-Type": "text/plain" }, "oops"));
        expectThrottled(await ask("POST /station/", { ...greedy, "Content-Type": "application/json" }, "{}"));
      });

      it("the rate limit does not count requests that a user may not make", async () => {
        const visitor = await newUser({});
        for (let i = 0; i < LIMIT * 2; i += 1) expect((await ask("GET /station/", visitor)).status).toBe(403);
      });

      it("the rate limit of an anonymous caller is by address", async () => {
        const from = (address: string) => ({ "X-Forwarded-For": address });
        await exhaust("GET /", from("192.0.2.1"));
        expectThrottled(await ask("GET /", from("192.0.2.1")));
        expectThrottled(await ask("GET /current/", from("198.51.100.7, 192.0.2.1")));
        expect((await ask("GET /", from("192.0.2.2"))).status).toBe(200);
      });

      it("the rate limit is shown to a browser as a page", async () => {
        const greedy = await newUser();
        await exhaust("GET /station/", greedy);
        const { status, headers, text } = await ask("GET /station/", { ...greedy, Accept: BROWSERS.Firefox });
        expect(status).toBe(429);
        expect(headers).toMatchObject({ "content-type": HTML, "retry-after": expect.stringMatching(/^\d+$/) });
        expect(text).toContain("Request was throttled.");
      });
    });

    describe("the REST API behind a trusted proxy", () => {
      it.each([
        ["https", "https"],
        ["http", "http"],
        ["javascript", "http"],
        ["https, http", "http"],
      ])("links behind a trusted proxy follow its headers: %s", async (said, scheme) => {
        const { text } = await ask("GET /", { "X-Forwarded-Proto": said, Host: "roof.local", "X-Forwarded-For": said });
        expect(JSON.parse(text)).toMatchObject({ station: `${scheme}://roof.local/station/` });
      });

      it("behind a trusted proxy, the host is still taken from the Host header only", async () => {
        const { text } = await ask("GET /", { "X-Forwarded-Host": "evil.example", "X-Forwarded-For": "203.0.113.1" });
        expect(JSON.parse(text)).toMatchObject({ station: `${fixture.server.url}/station/` });
      });
    });

    describe("a server error of the REST API", () => {
      const rename = (from: string, to: string) =>
        fixture.database.prisma.$executeRawUnsafe(`ALTER TABLE ${from} RENAME TO ${to}`);

      it("a server error shows an id that the log contains, too, and nothing else", async () => {
        const user = await newUser();
        await rename("TemperatureData", "Elsewhere");
        try {
          const { status, headers, text } = await ask("GET /temperature-data/", user);
          expect(status).toBe(500);
          expect(headers).toMatchObject({ "content-type": "application/json", "x-frame-options": "DENY" });
          const { id, ...rest } = JSON.parse(text) as { id: string };
          expect(rest).toEqual({ detail: "A server error occurred." });
          expect(id).toMatch(/^[\da-f-]{36}$/);
          await expect.poll(() => faults(fixture.server).filter((line) => line.includes(id))).toHaveLength(1);

          const page = await ask("GET /temperature-data/", { ...user, Accept: BROWSERS.Chrome });
          expect(page.status).toBe(500);
          expect(page.headers["content-type"]).toBe(HTML);
          expect(page.text).toContain("A server error occurred.");
          expect(text + page.text).not.toMatch(/TemperatureData|SELECT|prisma|node_modules|\.ts\b/i);
        } finally {
          await rename("Elsewhere", "TemperatureData");
        }
        expect((await ask("GET /temperature-data/", user)).status).toBe(200);
      });
    });
  },
  { TRUST_PROXY: "1", RATE_LIMIT_USER: String(LIMIT), RATE_LIMIT_ADDRESS: String(LIMIT) },
);
