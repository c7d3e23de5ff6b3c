import { describe, expect, it } from "vitest";
import { onEachServer } from "../../support/server";
import { faults } from "../support/client";
import { Wire } from "./wire";

/** What the fuzz test found, one by one. */
onEachServer("Requests that once went wrong", (fixture) => {
  const ask = async (text: string) => {
    const wire = new Wire(fixture.server.port);
    const answer = await wire.ask({ bytes: Buffer.from(text, "latin1"), isHead: false, isLast: false });
    wire.close();
    return { status: answer.status, text: answer.body.toString("utf8") };
  };

  it.each(["/station/", "/api/docs/", "/api/openapi.json", "/map/0/0/0", "/"])(
    "refuses a Host that makes no address, at %s",
    async (path) => {
      const { status, text } = await ask(`GET ${path} HTTP/1.1\r\nHost: xn--\r\nAccept: application/json\r\n\r\n`);
      expect([status, JSON.parse(text)]).toEqual([400, { detail: "Bad request." }]);
    },
  );

  it("takes headers of 16 kB and no more", async () => {
    const sized = (bytes: number) =>
      ask(`GET /current/ HTTP/1.1\r\nHost: localhost\r\nX-Long: ${"a".repeat(bytes)}\r\n\r\n`);
    expect((await sized(15_000)).status).toBe(200);
    expect((await sized(17_000)).status).toBe(431);
  });

  it("refuses to tell of no address at all", async () => {
    const { status, text } = await ask("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n");
    expect([status, JSON.parse(text)]).toEqual([400, { detail: "Bad request." }]);
  });

  it.each(["/users/%/x", "/./temperature-data/%/", "/api/v1/stations/%c3%28/readings;x=1", "/stations/%", "/%ff"])(
    "refuses a path with a broken escape: %s",
    async (path) => {
      const { status, text } = await ask(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      expect([status, JSON.parse(text)]).toEqual([400, { detail: "Bad request." }]);
    },
  );

  it.each(["/station/", "/map/0/0/0", "/nothing"])("knows no TRACE, at %s", async (path) => {
    const { status } = await ask(`TRACE ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(status).toBe(405);
  });

  // As Java's client does with its first request.
  describe.each(["h2c", "websocket"])("who would rather speak %s", (protocol) => {
    it.each(["/station/", "/api/v1/readings", "/map/0/0/0"])("is answered in HTTP at %s", async (path) => {
      const page = await fixture.server.fetch("/stations/1", { headers: { Accept: "text/html" } });
      expect(page.status).toBe(404);
      const upgrade = `Connection: Upgrade\r\nUpgrade: ${protocol}\r\n`;
      const { status } = await ask(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n${upgrade}\r\n`);
      expect(status).toBe(path.startsWith("/map") ? 200 : 401);
    });
  });

  it("leaves no fault in the log", () => {
    expect(faults(fixture.server)).toEqual([]);
  });
});
