import { describe, expect, it } from "vitest";
import { onEachServer } from "../../support/server";
import { faults } from "../support/client";
import { Wire } from "./wire";

/** Requests that the fuzz test found to fail, one by one. */
onEachServer("requests that once failed", (fixture) => {
  const ask = async (text: string) => {
    const wire = new Wire(fixture.server.port);
    const answer = await wire.ask({ bytes: Buffer.from(text, "latin1"), isHead: false, isLast: false });
    wire.close();
    return { status: answer.status, text: answer.body.toString("utf8") };
  };

  it.each(["/station/", "/api/docs/", "/api/openapi.json", "/map/0/0/0", "/"])(
    "a Host that makes no valid URL is refused at %s",
    async (path) => {
      const { status, text } = await ask(`GET ${path} HTTP/1.1\r\nHost: xn--\r\nAccept: application/json\r\n\r\n`);
      expect([status, JSON.parse(text)]).toEqual([400, { detail: "Bad request." }]);
    },
  );

  it("headers of 16 kB are accepted, and longer ones refused", async () => {
    const sized = (bytes: number) =>
      ask(`GET /current/ HTTP/1.1\r\nHost: localhost\r\nX-Long: ${"a".repeat(bytes)}\r\n\r\n`);
    expect((await sized(15_000)).status).toBe(200);
    expect((await sized(17_000)).status).toBe(431);
  });

  it("a request for * instead of a path is refused", async () => {
    const { status, text } = await ask("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n");
    expect([status, JSON.parse(text)]).toEqual([400, { detail: "Bad request." }]);
  });

  it.each(["/users/%/x", "/./temperature-data/%/", "/api/v1/stations/%c3%28/readings;x=1", "/stations/%", "/%ff"])(
    "a path with a malformed escape is refused: %s",
    async (path) => {
      const { status, text } = await ask(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      expect([status, JSON.parse(text)]).toEqual([400, { detail: "Bad request." }]);
    },
  );

  it.each(["/station/", "/map/0/0/0", "/nothing"])("the method TRACE is not allowed at %s", async (path) => {
    const { status } = await ask(`TRACE ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(status).toBe(405);
  });

  // As Java's client does with its first request.
  describe.each(["h2c", "websocket"])("a client that offers to upgrade to %s", (protocol) => {
    it.each(["/station/", "/api/v1/readings", "/map/0/0/0"])(
      "a client that offers an upgrade is answered in HTTP at %s",
      async (path) => {
        const page = await fixture.server.fetch("/stations/1", { headers: { Accept: "text/html" } });
        expect(page.status).toBe(404);
        const upgrade = `Connection: Upgrade\r\nUpgrade: ${protocol}\r\n`;
        const { status } = await ask(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n${upgrade}\r\n`);
        expect(status).toBe(path.startsWith("/map") ? 200 : 401);
      },
    );
  });

  it("requests that once failed leave no error in the log", () => {
    expect(faults(fixture.server)).toEqual([]);
  });
});
