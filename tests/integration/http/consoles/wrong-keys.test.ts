import { expect, it } from "vitest";
import { createKey } from "@/lib/services/keys";
import { onEachServer } from "../../support/server";
import { conversation, newConsole, storedAt } from "./console";

const WU = "/weatherstation/updateweatherstation.php";

onEachServer(
  "wrong keys of consoles",
  (fixture) => {
    const get = (target: string, address: string) =>
      conversation(fixture.server.port, `GET ${target} HTTP/1.1\r\nX-Forwarded-For: ${address}\r\n\r\n`);

    it("a wrong key is answered 401 in the console's words, and after a few 429", async () => {
      const { id } = await newConsole(fixture);
      const answers: string[] = [];
      for (let n = 0; n < 30; n += 1)
        answers.push(await get(`${WU}?ID=${id}&PASSWORD=wr0ngk3y${n}&tempf=50`, "192.0.2.1"));
      expect(answers[0]).toBe(
        "HTTP/1.1 401 Unauthorized\r\nContent-Type: text/plain\r\nContent-Length: 51\r\nConnection: close\r\n\r\nINVALIDPASSWORDID|Password and/or id are incorrect\n",
      );
      const limited = answers.filter((answer) => answer.startsWith("HTTP/1.1 429"));
      expect(limited.length).toBeGreaterThan(15);
      for (const answer of limited) expect(answer).toMatch(/\r\nRetry-After: \d+\r\n/);
      expect(fixture.server.output()).not.toContain("wr0ngk3y");
      expect(await storedAt(fixture, id)).toEqual([]);
    });

    it("the key of another station, one that may not write, and a console's at the REST API are refused", async () => {
      const [own, other] = [await newConsole(fixture), await newConsole(fixture)];
      const reader = await createKey(fixture.ctx(), { stationId: own.id, name: "r", scopes: ["read"] });
      const attempt = (key: string) => get(`${WU}?ID=${own.id}&PASSWORD=${key}&tempf=50`, "192.0.2.2");
      expect(await attempt(other.key)).toContain("INVALIDPASSWORDID");
      expect(await attempt(reader.key)).toContain(" 403 ");
      expect(await attempt("")).toContain("INVALIDPASSWORDID");
      expect(await storedAt(fixture, own.id)).toEqual([]);
      const rest = await fixture.server.fetch("/api/v1/readings", {
        method: "POST",
        headers: { "X-ApiKey": own.key, "Content-Type": "application/json", "X-Forwarded-For": "192.0.2.3" },
        body: '{"temperature":1}',
      });
      expect(rest.status).toBe(401);
    });
  },
  { TRUST_PROXY: "1" },
);

onEachServer(
  "the rate of consoles",
  (fixture) => {
    it("a station has so many messages a minute, by whatever key", async () => {
      const { id, key } = await newConsole(fixture);
      const other = await createKey(fixture.ctx(), { stationId: id, kind: "console", name: "second" });
      const target = (k: string) => `${WU}?ID=${id}&PASSWORD=${k}&tempf=50`;
      const send = (k: string) => conversation(fixture.server.port, `GET ${target(k)} HTTP/1.0\r\n\r\n`);
      expect(await send(key)).toContain("success");
      expect(await send(other.key)).toContain("success");
      expect(await send(key)).toMatch(/^HTTP\/1\.1 429 .*\r\nRetry-After: \d+\r\n/s);
    });
  },
  { RATE_LIMIT_KEY: "2" },
);
