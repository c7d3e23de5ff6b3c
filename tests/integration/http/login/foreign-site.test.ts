import { expect, it } from "vitest";
import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { ADMIN_PASSWORD, onServer, type ServerBench } from "../../support/server";
import { RawConnection } from "../support/raw";

const BASIC = `Basic ${btoa(`admin:${ADMIN_PASSWORD}`)}`;
const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";

/** What a page of another site can make a browser send, with the Basic login that it remembers. */
const WRITES = [
  ["POST", "/station/", FORM, "name=x&timestamp=1393926310&temperature=1&lat=1&lon=2"],
  ["POST", "/users/?format=json", FORM, "username=mallory&password=correct+horse+battery&isSuperuser=true"],
  ["POST", "/station/1/", FORM, "_method=DELETE"],
  ["PUT", "/station/1/", JSON_TYPE, "{}"],
  ["DELETE", "/station/1/", JSON_TYPE, ""],
  ["POST", "/api/v1/readings", JSON_TYPE, '{"station":1,"temperature":1}'],
  ["POST", "/api/trpc/admin.remove", "text/plain", '{"model":"station","key":"1"}'],
  ["POST", "/api-auth/login/", FORM, "username=admin&password=x"],
  ["POST", "/api-auth/logout/", FORM, ""],
  ["POST", "/admin/login/", FORM, "username=admin&password=x"],
  ["POST", "/admin/password_change/", FORM, "old_password=x"],
  ["POST", "/admin/sessions/", FORM, "end=others"],
  ["POST", "/api/auth/signout", FORM, ""],
  ["POST", "/", FORM, ""],
] as const;

const foreign: Record<string, string>[] = [
  { Origin: "http://evil.example" },
  { Origin: "null" },
  { Origin: "http://127.0.0.1:1" },
  { Referer: "http://evil.example/page" },
  { "Sec-Fetch-Site": "cross-site" },
  { "Sec-Fetch-Site": "same-site" },
];

onServer("cross-site requests", (fixture) => {
  it.each(WRITES)(
    "a cross-site request is refused before it does anything: %s %s",
    async (method, path, type, body) => {
      for (const said of foreign) {
        const headers = { Authorization: BASIC, "Content-Type": type, ...said };
        const response = await fixture.server.fetch(path, {
          method,
          headers,
          ...(body && { body }),
          redirect: "manual",
        });
        expect(response.status, JSON.stringify(said)).toBe(403);
        expect(await response.text()).toContain("CSRF Failed");
      }
      expect(await fixture.database.prisma.station.count({ where: { name: "x" } })).toBe(0);
      expect(await fixture.database.prisma.user.count()).toBe(1);
    },
  );

  it("a request is accepted if it says that it is same-origin, or says nothing", async () => {
    const { origin, host } = new URL(fixture.server.url);
    for (const said of [
      {},
      { Origin: origin },
      { Origin: origin, "Sec-Fetch-Site": "same-origin" },
      { Referer: `${origin}/station/` },
      { "Sec-Fetch-Site": "none" },
      // As a browser sees it behind a proxy that terminates TLS.
      { Origin: `https://${host}` },
    ]) {
      const response = await post(fixture, { Authorization: BASIC, ...said });
      expect(response.status, JSON.stringify(said)).toBe(201);
    }
  });

  it("a cross-site request with a device key is accepted, as no page can make a browser send one", async () => {
    const { id } = await createStation(fixture.ctx(), { name: "Own", lat: 0, lon: 0 });
    const { key } = await createKey(fixture.ctx(), { stationId: id, name: "page" });
    for (const credentials of [{ Authorization: `Bearer ${key}` }, { "X-ApiKey": key }]) {
      const headers = { ...credentials, Origin: "http://dashboard.example", "Content-Type": JSON_TYPE };
      const body = '{"temperature":1}';
      const response = await fixture.server.fetch("/api/v1/readings", { method: "POST", headers, body });
      expect(response.status).toBe(201);
    }
  });

  it("a cross-site request may read public data", async () => {
    expect((await fixture.server.fetch("/healthz", { headers: { Origin: "http://evil.example" } })).status).toBe(200);
  });

  it("a request that names two hosts is refused", async () => {
    const raw = await RawConnection.open(fixture.server);
    raw.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    expect(await raw.receive("\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
    raw.destroy();
  });
});

onServer(
  "cross-site requests behind a proxy that does not pass the Host on",
  (fixture) => {
    it("behind a proxy that does not pass the Host on, our own pages are those of PUBLIC_URL", async () => {
      const own = await post(fixture, { Authorization: BASIC, Origin: "https://weather.example.org" });
      expect(own.status).toBe(201);
      const other = await post(fixture, { Authorization: BASIC, Origin: "http://weather.example.org" });
      expect(other.status).toBe(403);
    });
  },
  { PUBLIC_URL: "https://weather.example.org" },
);

let made = 0;

function post({ server }: ServerBench, headers: Record<string, string>): Promise<Response> {
  const body = JSON.stringify({ name: `Own ${made++}`, timestamp: "1393926310", temperature: "1", lat: "1", lon: "2" });
  return server.fetch("/station/", { method: "POST", headers: { "Content-Type": JSON_TYPE, ...headers }, body });
}
