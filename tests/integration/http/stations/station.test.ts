import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createStation } from "@/lib/services/stations";
import { onEachServer } from "../../support/server";
import { faults } from "../support/client";
import { RawConnection } from "../support/raw";
import { CITY, createStaff, STAFF } from "../support/station-client";
import { shell } from "./curl";

const LIST_ALLOW = "GET, POST, HEAD, OPTIONS";
const ITEM_ALLOW = "GET, PUT, PATCH, DELETE, HEAD, OPTIONS";

const COMMON = {
  "content-type": "application/json",
  "referrer-policy": "same-origin",
  vary: "Accept, Cookie",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

const INDENTED = '-H "Accept: application/json; indent=4"';
const TYPED = `-H "Content-Type: application/json" ${INDENTED}`;

const ETAG = expect.stringMatching(/^"[\w-]{22}"$/);

onEachServer("/station/ by curl", (fixture) => {
  beforeAll(() => createStaff(fixture));

  const curl = (line: string) => shell(fixture.server, line);
  const length = (body: string) => ({ "content-length": String(Buffer.byteLength(body)) });

  /** Adds the textbook's station; with or without the slash. */
  const post = (path = "/station/") =>
    curl(
      `curl -i ${TYPED} -X POST -d '{"name": "CityName",
 "timestamp": "1393926310", "temperature": "28", "lat": "30.733315", "lon": "76.779418"}' -u arshdeep http://127.0.0.1:8000${path}`,
    );

  async function added(): Promise<{ id: number; url: string; path: string }> {
    const { headers } = await post();
    const url = headers.location ?? "";
    const id = Number(/\/station\/(\d+)\/$/.exec(url)?.[1]);
    return { id, url, path: `http://127.0.0.1:8000/station/${id}/` };
  }

  const shown = (url: string, changes = {}) => JSON.stringify({ url, ...CITY, ...changes }, null, 4);
  const historyOf = (stationId: number) =>
    fixture.database.prisma.sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });

  it.each(["/station/", "/station"])("curl adds a station with its first observation at %s", async (path) => {
    await fixture.database.prisma.station.deleteMany({ where: { name: CITY.name } });
    const { status, headers, body } = await post(path);
    const station = await fixture.database.prisma.station.findFirstOrThrow({ orderBy: { id: "desc" } });
    const url = `${fixture.server.url}/station/${station.id}/`;
    expect(status).toBe("HTTP/1.1 201 Created");
    expect(body).toBe(shown(url));
    expect(headers).toEqual({ ...COMMON, ...length(body), allow: LIST_ALLOW, location: url });
    expect(station).toMatchObject({ name: "CityName", lat: 30.733315, lon: 76.779418, timeZone: "Asia/Kolkata" });
    expect(await historyOf(station.id)).toMatchObject([{ time: new Date(1_393_926_310_000), temperature: 28 }]);
  });

  it("curl lists stations", async () => {
    const { id } = await createStation(fixture.ctx(), { name: "Twin of this list", lat: 1, lon: 2 });
    const { status, headers, body } = await curl(
      `curl -i ${INDENTED} -u arshdeep "http://127.0.0.1:8000/station/?search=Twin+of+this"`,
    );
    expect(status).toBe("HTTP/1.1 200 OK");
    const url = `${fixture.server.url}/station/${id}/`;
    const result = { url, name: "Twin of this list", timestamp: null, temperature: null, lat: "1", lon: "2" };
    expect(body).toBe(JSON.stringify({ count: 1, next: null, previous: null, results: [result] }, null, 4));
    expect(headers).toEqual({ ...COMMON, ...length(body), allow: LIST_ALLOW });
  });

  it("curl reads a station", async () => {
    const { url, path } = await added();
    const { status, headers, body } = await curl(`curl -i ${INDENTED} -u arshdeep ${path}`);
    expect(status).toBe("HTTP/1.1 200 OK");
    expect(body).toBe(shown(url));
    expect(headers).toEqual({ ...COMMON, ...length(body), allow: ITEM_ALLOW, etag: ETAG });
  });

  it("curl replaces a station, which records the new values", async () => {
    const { id, url, path } = await added();
    const { status, headers, body } = await curl(
      `curl -i ${TYPED} -X PUT -d '{"name": "CityName",
 "timestamp": "1393929910", "temperature": "29", "lat": "30.733315", "lon": "76.779418"}' -u arshdeep ${path}`,
    );
    expect(status).toBe("HTTP/1.1 200 OK");
    expect(body).toBe(shown(url, { timestamp: "1393929910", temperature: "29" }));
    expect(headers).toEqual({ ...COMMON, ...length(body), allow: ITEM_ALLOW, etag: ETAG, observation: "stored" });
    expect(await historyOf(id)).toMatchObject([{ temperature: 28 }, { temperature: 29 }]);
  });

  it("curl deletes a station once, and gets no body", async () => {
    const { id, path } = await added();
    const line = `curl -i ${INDENTED} -X DELETE -u arshdeep ${path}`;
    const { status, headers, body } = await curl(line);
    const { "content-type": _, ...common } = COMMON;
    expect(status).toBe("HTTP/1.1 204 No Content");
    expect(headers).toEqual({ ...common, allow: ITEM_ALLOW });
    expect(body).toBe("");
    expect(await historyOf(id)).toEqual([]);
    const again = await curl(line);
    expect(again.status).toBe("HTTP/1.1 404 Not Found");
    expect(again.body).toBe('{\n    "detail": "Not found."\n}');
  });

  it.each(["/station/", "/station"])("curl is asked for a login at %s", async (path) => {
    const { status, headers, body } = await curl(`curl -i http://127.0.0.1:8000${path}`);
    expect(status).toBe("HTTP/1.1 401 Unauthorized");
    expect(body).toBe('{"detail":"Authentication credentials were not provided."}');
    const challenge = { "www-authenticate": 'Basic realm="api"' };
    expect(headers).toEqual({ ...COMMON, ...length(body), ...challenge, allow: LIST_ALLOW });
  });

  it("a station is added with a form, which is curl's default", async () => {
    const { status, body } = await curl(
      "curl -i -d name=Form -d timestamp=1393926310 -d temperature=28 -d lat=30.5 -d lon=76.5 -u arshdeep http://127.0.0.1:8000/station/",
    );
    expect(status).toBe("HTTP/1.1 201 Created");
    expect(JSON.parse(body)).toMatchObject({ name: "Form", temperature: "28", lat: "30.5" });
  });

  it("a station is added with multipart", async () => {
    const { status, body } = await curl(
      "curl -i -F name=Multipart -F timestamp=1393926310 -F temperature=28 -F lat=30.5 -F lon=76.5 -u arshdeep http://127.0.0.1:8000/station/",
    );
    expect(status).toBe("HTTP/1.1 201 Created");
    expect(JSON.parse(body)).toMatchObject({ name: "Multipart", temperature: "28", lat: "30.5" });
  });

  it("HEAD is answered as GET, without the body", async () => {
    const { path } = await added();
    for (const address of [path, "'http://127.0.0.1:8000/station/?search=Twin'", "http://127.0.0.1:8000/"]) {
      const whole = await curl(`curl -i -u arshdeep ${address}`);
      const head = await curl(`curl --head -u arshdeep ${address}`);
      expect(head).toEqual({ ...whole, body: "" });
    }
  });

  it("stations are compressed where that helps, for clients that accept it", async () => {
    for (let i = 0; i < 20; i += 1) await createStation(fixture.ctx(), { name: `Packed ${i}`, lat: 1, lon: 1 });
    const address = "'http://127.0.0.1:8000/station/?search=Packed&page_size=20'";
    const plain = await curl(`curl -i -u arshdeep ${address}`);
    const packed = await curl(`curl -i --compressed -u arshdeep ${address}`);
    expect(plain.headers.vary).toBe("Accept, Cookie, Accept-Encoding");
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(packed.headers).toMatchObject({ vary: plain.headers.vary, "content-encoding": "gzip" });
    expect(packed.body).toBe(plain.body);
  });

  it("a concurrent change of a station is not lost, thanks to its ETag", async () => {
    const { path } = await added();
    const put = (etag: string, temperature: number) =>
      curl(
        `curl -i -H 'If-Match: ${etag}' -H "Content-Type: application/json" -X PATCH -d '{"temperature": ${temperature}}' -u arshdeep ${path}`,
      );
    const { headers: read } = await curl(`curl -i -u arshdeep ${path}`);
    const { status, headers: written } = await put(read.etag ?? "", 27);
    expect(status).toBe("HTTP/1.1 200 OK");
    expect(written.etag).not.toBe(read.etag);
    expect((await put(read.etag ?? "", 26)).status).toBe("HTTP/1.1 412 Precondition Failed");
    expect((await put(written.etag ?? "", 26)).status).toBe("HTTP/1.1 200 OK");
  });

  it("the links of the pages lead through all stations once", async () => {
    for (let i = 0; i < 23; i += 1) await createStation(fixture.ctx(), { name: `Walked ${i}`, lat: 1, lon: 1 });
    const urls: string[] = [];
    let here = "/station/?search=Walked";
    for (let previous: string | null = null; ; ) {
      const response = await fixture.server.fetch(here, { headers: STAFF });
      const body = (await response.json()) as { next: string; previous: string; results: { url: string }[] };
      urls.push(...body.results.map(({ url }) => url));
      expect(body.previous).toBe(previous);
      if (body.next === null) break;
      expect(body.results).toHaveLength(10);
      previous = `${fixture.server.url}${here}`;
      here = body.next.slice(fixture.server.url.length);
    }
    expect(urls).toHaveLength(23);
    expect(new Set(urls).size).toBe(23);
  });

  describe("requests with an invalid Host", () => {
    it.each(["evil/station/", "a b", "@@", "user@localhost"])(
      "%s, which is not a host, is not used in addresses",
      async (host) => {
        const { status } = await curl(`curl -i -H 'Host: ${host}' -u arshdeep http://127.0.0.1:8000/station/`);
        expect(status).toBe("HTTP/1.1 400 Bad Request");
      },
    );

    it("addresses in an answer do without a host for HTTP/1.0, which may omit it", async () => {
      const connection = await RawConnection.open(fixture.server);
      connection.write(`GET /station/ HTTP/1.0\r\nAuthorization: ${STAFF.Authorization}\r\n\r\n`);
      expect(await connection.receive("\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
      connection.destroy();
    });
  });

  it("any JSON and any bytes at /station/ are answered without a server error", async () => {
    const name = fc.oneof(fc.constantFrom(...Object.keys(CITY), "__proto__"), fc.string());
    const json = fc.oneof(
      fc.json(),
      fc.dictionary(name, fc.oneof(fc.jsonValue(), fc.double())).map((value) => JSON.stringify(value)),
    );
    const bytes = fc.oneof(
      json.map((text) => Buffer.from(text)),
      fc.uint8Array().map((array) => Buffer.from(array)),
    );
    const type = fc.constantFrom(
      "application/json",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
    );
    await fc.assert(
      fc.asyncProperty(bytes, type, async (body, chosen) => {
        const headers = { ...STAFF, "Content-Type": chosen };
        const sent = { method: "POST", headers, body: new Uint8Array(body) };
        expect([201, 400]).toContain((await fixture.server.fetch("/station/", sent)).status);
      }),
      { numRuns: 60 },
    );
    expect(faults(fixture.server)).toEqual([]);
  });
});
