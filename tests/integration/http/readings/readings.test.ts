import { beforeAll, describe, expect, it } from "vitest";
import { createKey } from "@/lib/services/keys";
import { changePassword, createUser } from "@/lib/services/users";
import { onEachServer } from "../../support/server";
import {
  basic,
  bearer,
  CSV,
  faults,
  JSON_TYPE,
  NDJSON,
  newStation,
  READINGS,
  send,
  storedTemperatures,
} from "../support/client";
import { RawConnection } from "../support/raw";

const T0 = Date.UTC(2026, 0, 15, 12);
const PASSWORD = "a password of the test";

function at(minutes: number): string {
  return new Date(T0 + minutes * 60_000).toISOString();
}

onEachServer("POST /api/v1/readings", (fixture) => {
  beforeAll(async () => {
    const ctx = fixture.ctx();
    await createUser(ctx, { username: "staff", password: PASSWORD, isStaff: true });
    await createUser(ctx, { username: "reader", password: PASSWORD, isStaff: false });
    const gone = await createUser(ctx, { username: "gone", password: PASSWORD, isStaff: true });
    await fixture.database.prisma.user.update({ where: { id: gone.id }, data: { isActive: false } });
  });

  describe("accepting readings", () => {
    it("POST /api/v1/readings stores one reading that comes as a JSON object, and answers 201", async () => {
      const { id, device } = await newStation(fixture);
      const body = JSON.stringify({ time: at(0), temperature: 20.5, humidity: 50, extra: { co2: 417 } });
      const { status, headers, report } = await send(fixture.server, body, device, JSON_TYPE);
      expect(status).toBe(201);
      expect(headers.get("content-type")).toBe("application/json");
      expect(report).toEqual({
        stored: 1,
        completed: 0,
        corrected: 0,
        repeated: 0,
        flagged: 0,
        refused: 0,
        results: [{ position: 1, status: "stored", flags: null }],
        truncated: false,
      });
      const row = await fixture.database.prisma.sensorData.findFirst({ where: { stationId: id } });
      expect(row).toMatchObject({ time: new Date(T0), temperature: 20.5, humidity: 50 });
    });

    const objects = [0, 1, 2].map((i) => ({ time: at(i), temperature: 20 + i / 10 }));
    const lines = objects.map((reading) => JSON.stringify(reading));
    const cells = objects.map((reading) => `${reading.time},${reading.temperature}`);
    it("POST /api/v1/readings refuses a number in a CSV as a time if it could be a date", async () => {
      const { id, device } = await newStation(fixture);
      const times = ["20230101", "202301011200", "2012", "44927.5"];
      const body = `time,temperature\n${times.map((time) => `${time},20\n`).join("")}1769857200,20\n`;
      const { report } = await send(fixture.server, body, device, CSV);
      expect(report).toMatchObject({ stored: 1, repeated: 0, refused: 4 });
      expect(await storedTemperatures(fixture, id)).toEqual([20]);
    });

    it.each([
      ["a JSON array", JSON_TYPE, JSON.stringify(objects)],
      ["a JSON array with white space", "Application/JSON; charset=utf-8", ` \n[ ${lines.join(" ,\r\n\t")} ]\n `],
      ["NDJSON", NDJSON, `${lines.join("\n")}\n`],
      ["NDJSON with CRLF and no last line end", "application/ndjson", lines.join("\r\n")],
      ["NDJSON with blank lines and a BOM", "application/jsonl", `\uFEFF${lines.join("\n \n\n")}`],
      ["CSV", CSV, `time,temperature\n${cells.join("\n")}\n`],
      [
        "CSV with quotes, CRLF and a BOM",
        "text/csv; charset=utf-8",
        `\uFEFF"time","temperature"\r\n${cells.join("\r\n")}`,
      ],
      ["CSV with spaces and blank lines", CSV, `\n time , temperature \n\n${cells.join(" \n\n ")}\n\n`],
    ])("POST /api/v1/readings stores several readings that come as %s", async (_title, type, body) => {
      const { id, device } = await newStation(fixture);
      const { status, report } = await send(fixture.server, body, device, type);
      expect(report).toMatchObject({ stored: 3, repeated: 0, refused: 0 });
      expect(status).toBe(201);
      expect(await storedTemperatures(fixture, id)).toEqual([20, 20.1, 20.2]);
    });

    it("POST /api/v1/readings stores the valid readings of a batch, and reports the position and error of the others", async () => {
      const { id, device } = await newStation(fixture);
      const body = [
        { time: at(0), temperature: 20 },
        { time: at(1), temperature: "20" },
        { time: "yesterday", temperature: 20 },
        { time: at(2), temprature: 20 },
        { time: at(3), temperature: 468 },
        [],
      ];
      const { status, report } = await send(fixture.server, JSON.stringify(body), device, JSON_TYPE);
      expect(status).toBe(201);
      expect(report).toMatchObject({ stored: 2, repeated: 0, flagged: 1, refused: 4, truncated: false });
      expect(report.results).toEqual([
        { position: 1, status: "stored", flags: null },
        { position: 2, status: "refused", errors: { temperature: ["A valid number is required."] } },
        { position: 3, status: "refused", errors: { time: [expect.stringContaining("ISO 8601")] } },
        {
          position: 4,
          status: "refused",
          errors: { temprature: [expect.any(String)], non_field_errors: ["At least one metric is required."] },
        },
        { position: 5, status: "stored", flags: { temperature: "range" } },
        { position: 6, status: "refused", errors: { non_field_errors: [expect.any(String)] } },
      ]);
      expect(await storedTemperatures(fixture, id)).toEqual([20, 468]);
    });

    it("POST /api/v1/readings answers 400 when no reading is valid", async () => {
      const { device } = await newStation(fixture);
      const { status, report } = await send(fixture.server, `[{"temperature":"warm"},{}]`, device, JSON_TYPE);
      expect(status).toBe(400);
      expect(report).toMatchObject({ stored: 0, refused: 2 });
    });

    it("POST /api/v1/readings stores a repeat once, and answers it with 200", async () => {
      const { id, device } = await newStation(fixture);
      const body = JSON.stringify(objects);
      const first = await send(fixture.server, body, device, JSON_TYPE);
      const again = await send(fixture.server, body, device, JSON_TYPE);
      const more = await send(
        fixture.server,
        JSON.stringify([...objects, { time: at(9), temperature: 21 }]),
        device,
        JSON_TYPE,
      );
      expect([first.status, again.status, more.status]).toEqual([201, 200, 201]);
      expect(again.report).toMatchObject({ stored: 0, repeated: 3, refused: 0 });
      expect(more.report).toMatchObject({ stored: 1, repeated: 3, refused: 0 });
      expect(await storedTemperatures(fixture, id)).toEqual([20, 20.1, 20.2, 21]);
    });

    it("POST /api/v1/readings lists the first thousand results and refusals, and counts all", async () => {
      const { device } = await newStation(fixture);
      const good = Array.from({ length: 1500 }, (_, i) => JSON.stringify({ time: at(i), temperature: 20 }));
      const { report } = await send(fixture.server, [...good, "nonsense", "{}"].join("\n"), device, NDJSON);
      expect(report).toMatchObject({ stored: 1500, refused: 2, truncated: true });
      expect(report.results).toHaveLength(1002);
      expect(report.results.slice(1000).map(({ position, status }) => [position, status])).toEqual([
        [1501, "refused"],
        [1502, "refused"],
      ]);
    });

    it("POST /api/v1/readings accepts a body without readings", async () => {
      const { device } = await newStation(fixture);
      for (const [type, body] of [
        [JSON_TYPE, "[]"],
        [NDJSON, "\n"],
        [CSV, "time,temperature\n"],
      ] as const) {
        const { status, report } = await send(fixture.server, body, device, type);
        expect(status).toBe(200);
        expect(report).toMatchObject({ stored: 0, repeated: 0, refused: 0, results: [] });
      }
    });
  });

  describe("authentication of readings", () => {
    const reading = (station?: number) => JSON.stringify({ station, temperature: 20 });

    it.each<[string, (key: string) => Record<string, string>]>([
      ["Bearer", bearer],
      ["bearer in small letters", (key) => ({ Authorization: `bearer ${key}` })],
      ["X-ApiKey", (key) => ({ "X-ApiKey": key })],
    ])("POST /api/v1/readings accepts a device's key by %s", async (_title, headers) => {
      const { id, device } = await newStation(fixture);
      const key = device.Authorization.replace("Bearer ", "");
      expect((await send(fixture.server, reading(), headers(key), JSON_TYPE)).status).toBe(201);
      expect(await storedTemperatures(fixture, id)).toEqual([20]);
    });

    it("POST /api/v1/readings accepts a staff user's password by Basic, for any station", async () => {
      // User names match in any case.
      for (const name of ["staff", "STAFF"]) {
        const { id } = await newStation(fixture);
        expect((await send(fixture.server, reading(id), basic(name, PASSWORD), JSON_TYPE)).status).toBe(201);
        expect(await storedTemperatures(fixture, id)).toEqual([20]);
      }
    });

    it("POST /api/v1/readings refuses a reading for an unknown station, or one that is not the key's", async () => {
      const [own, other] = [await newStation(fixture), await newStation(fixture)];
      const foreign = await send(fixture.server, reading(other.id), own.device, JSON_TYPE);
      expect(foreign.status).toBe(400);
      expect(foreign.report.results[0]?.errors).toEqual({ station: ["This key is for another station."] });
      const unknown = await send(fixture.server, reading(999_999), basic("staff", PASSWORD), JSON_TYPE);
      expect(unknown.report.results[0]?.errors).toEqual({ station: ["There is no such station."] });
      expect(await storedTemperatures(fixture, other.id)).toEqual([]);
    });

    it.each<[string, Record<string, string>, string]>([
      ["nobody", {}, "Authentication credentials were not provided."],
      ["a scheme that is not ours", { Authorization: "Digest x" }, "Authentication credentials were not provided."],
      ["an unknown key", bearer("ws_nonsense"), "Invalid key."],
      ["an empty key", { "X-ApiKey": "" }, "Invalid key."],
      ["a wrong password", basic("staff", "wrong"), "Invalid username/password."],
      ["an unknown user", basic("nobody", PASSWORD), "Invalid username/password."],
      ["a name in other letters", basic("st\u00e4ff", PASSWORD), "Invalid username/password."],
      ["a name with a NUL", basic("staff\0", PASSWORD), "Invalid username/password."],
      ["a user who is no longer active", basic("gone", PASSWORD), "User inactive or deleted."],
      ["Basic without credentials", { Authorization: "Basic" }, "Invalid basic header. No credentials provided."],
      [
        "credentials with spaces",
        { Authorization: "Basic a b" },
        "Invalid basic header. Credentials string should not contain spaces.",
      ],
      [
        "credentials that are not base64",
        { Authorization: "Basic ***" },
        "Invalid basic header. Credentials not correctly base64 encoded.",
      ],
      [
        "credentials without a colon",
        { Authorization: `Basic ${btoa("staff")}` },
        "Invalid basic header. Credentials not correctly base64 encoded.",
      ],
    ])("POST /api/v1/readings refuses %s", async (_title, headers, detail) => {
      const { status, headers: answered, report } = await send(fixture.server, reading(1), headers, JSON_TYPE);
      expect(status).toBe(401);
      expect(answered.get("www-authenticate")).toBe('Basic realm="api"');
      expect(report).toEqual({ detail });
    });

    it("POST /api/v1/readings refuses a key that was revoked or has expired", async () => {
      const { id } = await newStation(fixture);
      const { deviceKey } = fixture.database.prisma;
      const revoked = await createKey(fixture.ctx(), { stationId: id, name: "revoked" });
      await deviceKey.update({ where: { id: revoked.id }, data: { revokedAt: new Date() } });
      const expired = await createKey(fixture.ctx(), { stationId: id, name: "expired" });
      await deviceKey.update({ where: { id: expired.id }, data: { expiresAt: new Date() } });
      for (const { key } of [revoked, expired]) {
        expect((await send(fixture.server, reading(), bearer(key), JSON_TYPE)).status).toBe(401);
      }
      expect(await storedTemperatures(fixture, id)).toEqual([]);
    });

    it("POST /api/v1/readings refuses a user without the permission", async () => {
      const { id } = await newStation(fixture);
      const { status, report } = await send(fixture.server, reading(id), basic("reader", PASSWORD), JSON_TYPE);
      expect(status).toBe(403);
      expect(report).toEqual({ detail: "You do not have permission to perform this action." });
      expect(await storedTemperatures(fixture, id)).toEqual([]);
    });

    it("POST /api/v1/readings refuses a cached password as soon as it is changed", async () => {
      const { id } = await newStation(fixture);
      await createUser(fixture.ctx(), { username: "changing", password: PASSWORD, isStaff: true });
      expect((await send(fixture.server, reading(id), basic("changing", PASSWORD), JSON_TYPE)).status).toBe(201);
      await changePassword(fixture.ctx(), { username: "changing", password: "another password" });
      expect((await send(fixture.server, reading(id), basic("changing", PASSWORD), JSON_TYPE)).status).toBe(401);
    });

    it("POST /api/v1/readings refuses a caller before the body is sent", async () => {
      const connection = await RawConnection.open(fixture.server);
      connection.write(
        `POST ${READINGS} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${NDJSON}\r\nContent-Length: 50000000\r\n\r\n`,
      );
      expect(await connection.receive("\r\n\r\n")).toMatch(/^HTTP\/1\.1 401 /);
      connection.destroy();
    });
  });

  describe("invalid requests with readings", () => {
    it.each(["GET", "HEAD", "PUT", "PATCH", "DELETE"])("/api/v1/readings refuses the method %s", async (method) => {
      expect((await fixture.server.fetch(READINGS, { method })).status).toBe(401);
      const { device } = await newStation(fixture);
      const response = await fixture.server.fetch(READINGS, { method, headers: device });
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("POST, OPTIONS");
      const body = method === "HEAD" ? "" : JSON.stringify({ detail: `Method "${method}" not allowed.` });
      expect(await response.text()).toBe(body);
    });

    it.each(["text/plain", "application/xml", "application/jsonx", "application/x-www-form-urlencoded", undefined])(
      "POST /api/v1/readings refuses the media type %s",
      async (type) => {
        const { status, report } = await send(fixture.server, "{}", basic("staff", PASSWORD), type);
        expect(status).toBe(415);
        expect(report).toEqual({ detail: `Unsupported media type "${type ?? ""}" in request.` });
      },
    );

    it("POST /api/v1/readings refuses a content encoding, as it does not decompress", async () => {
      const headers = { ...basic("staff", PASSWORD), "Content-Encoding": "gzip" };
      const { status, report } = await send(fixture.server, "x", headers, JSON_TYPE);
      expect(status).toBe(415);
      expect(report).toEqual({ detail: 'Unsupported content encoding "gzip".' });
    });
  });

  it("POST /api/v1/readings has caused no server error", () => {
    expect(faults(fixture.server)).toEqual([]);
  });
});
