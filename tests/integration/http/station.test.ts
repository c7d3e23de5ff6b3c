import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { createUser } from "@/lib/services/users/create";
import { onEachServer } from "../support/server";
import { basic, faults, JSON_TYPE } from "./client";
import { RawConnection } from "./raw";
import { CITY, createStaff, getStations, PASSWORD, postStation, STAFF } from "./station-client";

const run = promisify(execFile);

const ALLOW = "GET, POST, HEAD, OPTIONS";

/** What HTTP adds to every answer by itself. */
const TRANSPORT = new Set(["date", "connection", "keep-alive"]);

interface Exchange {
  status: string;
  headers: Record<string, string>;
  body: string;
}

/** Reads what `curl -i` printed; names of headers in small letters. */
function readExchange(text: string): Exchange {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [status = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(": ");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)] as const;
  });
  return {
    status,
    headers: Object.fromEntries(headers.filter(([name]) => !TRANSPORT.has(name))),
    body: rest.join("\r\n\r\n"),
  };
}

onEachServer("/station/", (bench) => {
  beforeAll(async () => {
    await createStaff(bench);
    await createUser(bench.ctx(), { username: "visitor", password: PASSWORD, isStaff: false });
  });

  /** Runs a line as it stands in the API's description, but for the address and the password. */
  async function shell(line: string): Promise<Exchange> {
    const here = line
      .replaceAll("http://127.0.0.1:8000", bench.server.url)
      .replaceAll("-u arshdeep", `-u 'arshdeep:${PASSWORD}'`);
    const { stdout } = await run("sh", ["-c", `${here} --silent --show-error --max-time 20`]);
    return readExchange(stdout);
  }

  const post = (payload: string) => postStation(bench.server, payload);
  const get = (query: string, headers = {}) => getStations(bench.server, query, headers);

  const common = {
    allow: ALLOW,
    "content-type": "application/json",
    "referrer-policy": "same-origin",
    vary: "Accept, Cookie",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  };

  describe("by curl", () => {
    it.each(["/station/", "/station"])("adds a station with its first observation at %s", async (path) => {
      const { status, headers, body } = await shell(
        `curl -i -H "Content-Type: application/json" -H "Accept: application/json; indent=4" -X POST -d '{"name": "CityName",
 "timestamp": "1393926310", "temperature": "28", "lat": "30.733315", "lon": "76.779418"}' -u arshdeep http://127.0.0.1:8000${path}`,
      );
      const station = await bench.database.prisma.station.findFirstOrThrow({ orderBy: { id: "desc" } });
      const url = `${bench.server.url}/station/${station.id}/`;
      expect(status).toBe("HTTP/1.1 201 Created");
      expect(body).toBe(`{
    "url": "${url}",
    "name": "CityName",
    "timestamp": "1393926310",
    "temperature": "28",
    "lat": "30.733315",
    "lon": "76.779418"
}`);
      expect(headers).toEqual({ ...common, location: url, "content-length": String(body.length) });
      expect(station).toMatchObject({ name: "CityName", lat: 30.733315, lon: 76.779418, timeZone: "Asia/Kolkata" });
      const history = await bench.database.prisma.sensorData.findMany({ where: { stationId: station.id } });
      expect(history).toMatchObject([{ time: new Date(1_393_926_310_000), temperature: 28 }]);
    });

    it("lists", async () => {
      await post(JSON.stringify(CITY));
      const { status, headers, body } = await shell(
        'curl -i -H "Accept: application/json; indent=4" -u arshdeep "http://127.0.0.1:8000/station/?page_size=1"',
      );
      const first = await bench.database.prisma.station.findFirstOrThrow({ orderBy: { id: "asc" } });
      const count = await bench.database.prisma.station.count();
      expect(status).toBe("HTTP/1.1 200 OK");
      expect(headers).toEqual({ ...common, "content-length": String(body.length) });
      expect(body).toContain(`{
    "count": ${count},
    "next": ${count > 1 ? `"${bench.server.url}/station/?page_size=1&page=2"` : null},
    "previous": null,
    "results": [
        {
            "url": "${bench.server.url}/station/${first.id}/",
            "name": `);
    });

    it.each(["/station/", "/station"])("asks for a login at %s", async (path) => {
      const { status, headers, body } = await shell(`curl -i http://127.0.0.1:8000${path}`);
      expect(status).toBe("HTTP/1.1 401 Unauthorized");
      expect(body).toBe('{"detail":"Authentication credentials were not provided."}');
      expect(headers).toEqual({
        ...common,
        "www-authenticate": 'Basic realm="api"',
        "content-length": String(body.length),
      });
    });

    it.each(["PUT", "PATCH", "DELETE"])("refuses %s", async (method) => {
      const { status, headers, body } = await shell(`curl -i -X ${method} -u arshdeep http://127.0.0.1:8000/station/`);
      expect(status).toBe("HTTP/1.1 405 Method Not Allowed");
      expect(headers.allow).toBe(ALLOW);
      expect(body).toBe(`{"detail":"Method \\"${method}\\" not allowed."}`);
    });

    it("takes a form, as curl sends it by itself", async () => {
      const { status, body } = await shell(
        "curl -i -d name=Form -d timestamp=1393926310 -d temperature=28 -d lat=30.5 -d lon=76.5 -u arshdeep http://127.0.0.1:8000/station/",
      );
      expect(status).toBe("HTTP/1.1 201 Created");
      expect(JSON.parse(body)).toMatchObject({ name: "Form", temperature: "28", lat: "30.5" });
    });

    it("takes multipart", async () => {
      const { status, body } = await shell(
        "curl -i -F name=Multipart -F timestamp=1393926310 -F temperature=28 -F lat=30.5 -F lon=76.5 -u arshdeep http://127.0.0.1:8000/station/",
      );
      expect(status).toBe("HTTP/1.1 201 Created");
      expect(JSON.parse(body)).toMatchObject({ name: "Multipart", temperature: "28", lat: "30.5" });
    });

    it("answers HEAD as GET, without the body", async () => {
      const whole = await shell("curl -i -u arshdeep 'http://127.0.0.1:8000/station/?page_size=1'");
      const head = await shell("curl --head -u arshdeep 'http://127.0.0.1:8000/station/?page_size=1'");
      expect(head).toEqual({ ...whole, body: "" });
    });

    it("describes itself by OPTIONS", async () => {
      const { status, headers, body } = await shell("curl -i -X OPTIONS -u arshdeep http://127.0.0.1:8000/station/");
      expect(status).toBe("HTTP/1.1 200 OK");
      expect(headers.allow).toBe(ALLOW);
      expect(JSON.parse(body)).toMatchObject({
        name: "Station List",
        description: expect.any(String),
        renders: expect.arrayContaining(["application/json"]),
        parses: ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"],
      });
    });
  });

  describe("negotiates", () => {
    it.each([
      ["*/*", 0],
      ["application/json", 0],
      ["application/*", 0],
      ["application/json; indent=2", 2],
      ["application/json;indent=0", 0],
      ["application/json; indent=99", 8],
      ["application/json; indent=-3", 0],
      ["application/json; indent=x", 0],
      ["text/csv, application/json; indent=1; q=0.5", 1],
    ])("%s: %i spaces a level", async (accept, indent) => {
      const response = await get("?page_size=1", { Accept: accept });
      const text = await response.text();
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("application/json");
      expect(text).toBe(JSON.stringify(JSON.parse(text), null, indent));
    });

    it.each(["text/csv", "application/xml", "application/json; q=0", "nonsense"])(
      "%s: 406, before anything else",
      async (accept) => {
        for (const headers of [{}, STAFF]) {
          const response = await bench.server.fetch("/station/", { headers: { ...headers, Accept: accept } });
          expect(response.status).toBe(406);
          expect(await response.json()).toEqual({ detail: "Could not satisfy the request Accept header." });
        }
      },
    );

    it("indents a refusal too", async () => {
      const response = await bench.server.fetch("/station/", { headers: { Accept: "application/json; indent=4" } });
      expect(await response.text()).toBe(`{\n    "detail": "Authentication credentials were not provided."\n}`);
    });
  });

  describe("checks in this order", () => {
    const visitor = basic("visitor", PASSWORD);
    const none = { Accept: "text/csv" };

    it.each<[string, number, RequestInit]>([
      ["the answer's form before the login", 406, { method: "DELETE", headers: none }],
      ["the login before the method", 401, { method: "DELETE" }],
      ["the permission before the method", 403, { method: "DELETE", headers: visitor }],
      ["the method before the body", 405, { method: "PUT", headers: STAFF, body: "oops" }],
      ["the login before the body", 401, { method: "POST", body: "oops" }],
      ["the permission before the body", 403, { method: "POST", headers: visitor, body: "oops" }],
      [
        "the body before its fields",
        400,
        { method: "POST", headers: { ...STAFF, "Content-Type": JSON_TYPE }, body: '{"name":1,' },
      ],
    ])("%s", async (_title, status, init) => {
      expect((await bench.server.fetch("/station/", init)).status).toBe(status);
    });
  });

  describe("is addressed by the Host header", () => {
    it.each(["localhost:8000", "192.0.2.7", "[::1]:8000", "roof.local"])("%s, which its links follow", async (host) => {
      const { status, body } = await shell(
        `curl -i -H 'Host: ${host}' -u arshdeep 'http://127.0.0.1:8000/station/?page_size=1'`,
      );
      expect(status).toBe("HTTP/1.1 200 OK");
      expect(JSON.parse(body).results[0].url).toMatch(`http://${host}/station/`);
    });

    it.each(["evil.example", "localhost.evil.example", "127.0.0.1.evil.example"])("but not by %s", async (host) => {
      const { status, body } = await shell(`curl -i -H 'Host: ${host}' -u arshdeep http://127.0.0.1:8000/station/`);
      expect(status).toBe("HTTP/1.1 400 Bad Request");
      expect(body).toBe('{"detail":"This host is not in ALLOWED_HOSTS."}');
    });

    it.each(["evil/station/", "a b", "@@", "user@localhost"])("nor by %s, which is none", async (host) => {
      const { status } = await shell(`curl -i -H 'Host: ${host}' -u arshdeep http://127.0.0.1:8000/station/`);
      expect(status).toBe("HTTP/1.1 400 Bad Request");
    });

    it("nor without one, as HTTP/1.0 may ask", async () => {
      const connection = await RawConnection.open(bench.server);
      connection.write(`GET /station/ HTTP/1.0\r\nAuthorization: ${STAFF.Authorization}\r\n\r\n`);
      expect(await connection.receive("\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
      connection.destroy();
    });

    it("and takes no word of a proxy that it was not told of", async () => {
      const response = await get("?page_size=1", { "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example" });
      const { results } = (await response.json()) as { results: { url: string }[] };
      expect(results[0]?.url).toMatch(`${bench.server.url}/station/`);
    });
  });

  it("has met no fault of its own meanwhile", () => {
    expect(faults(bench.server)).toEqual([]);
  });
});
