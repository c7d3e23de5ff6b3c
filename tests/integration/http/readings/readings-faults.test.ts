import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { METRIC_KEYS } from "@/lib/weather/metrics";
import { onServer, type ServerBench } from "../../support/server";
import {
  CSV,
  faults,
  JSON_TYPE,
  NDJSON,
  newStation,
  READINGS,
  send,
  storedTemperatures,
  type TestStation,
} from "../support/client";
import { RawConnection } from "../support/raw";

const T0 = Date.UTC(2026, 0, 15, 12);
const MEGABYTE = 1024 * 1024;

function reading(minute: number): string {
  return JSON.stringify({ time: new Date(T0 + minute * 60_000).toISOString(), temperature: 20 + minute });
}

function row(minute: number): string {
  return `${new Date(T0 + minute * 60_000).toISOString()},${20 + minute}`;
}

/** Text in which `\x00` to `\xff` are bytes. */
function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, "latin1"));
}

onServer("invalid bodies of readings", (fixture) => {
  /** What was sent, what was answered, and what is in the database afterwards. */
  async function sendNew(type: string, body: string | Uint8Array<ArrayBuffer>) {
    const { id, device } = await newStation(fixture);
    const { status, report } = await send(fixture.server, body, device, type);
    return { status, report, stored: await storedTemperatures(fixture, id) };
  }

  it.each([
    ["is broken in the middle", `[${reading(0)},${reading(1)}, oops, ${reading(2)}]`, /^JSON parse error - .*"o"/],
    ["ends in the middle of a reading", `[${reading(0)},${reading(1)},{"time"`, /^JSON parse error - the body ends/],
    ["ends before the array does", `[${reading(0)},${reading(1)}`, /^JSON parse error - the body ends/],
    ["goes on after its end", `[${reading(0)},${reading(1)}] [`, /^JSON parse error - /],
    ["has NaN in it", `[${reading(0)},${reading(1)},{"temperature":NaN}]`, /^JSON parse error - .*"N"/],
    ["is not UTF-8", bytes(`[${reading(0)},${reading(1)},{"\xff":1}]`), /^JSON parse error - .*utf-8/],
    ["has a NUL in it", `[${reading(0)},${reading(1)},\0{}]`, /^JSON parse error - /],
    [
      "has an element over 64 kB",
      `[${reading(0)},${reading(1)},{"x":"${"x".repeat(200_000)}"}]`,
      /^Reading 3 is larger/,
    ],
    ["only opens brackets", `[${reading(0)},${reading(1)},${"[".repeat(100_000)}`, /^JSON parse error|^Reading 3 is/],
  ])("readings before the error in JSON that %s are kept, and the answer says so", async (_title, body, detail) => {
    const { status, report, stored } = await sendNew(JSON_TYPE, body);
    expect(status).toBe(400);
    expect(report).toMatchObject({ stored: 2, refused: 0, detail: expect.stringMatching(detail) });
    expect(report.results).toHaveLength(2);
    expect(stored).toEqual([20, 21]);
  });

  it.each(["", " ", "{", "oops", "\0", "{}}", "nul"])("the JSON %j is answered with 400", async (body) => {
    const { status, report, stored } = await sendNew(JSON_TYPE, body);
    expect(status).toBe(400);
    expect(report.detail ?? report.results[0]?.errors).toBeDefined();
    expect(stored).toEqual([]);
  });

  it.each([
    ["no JSON", "oops"],
    ["no UTF-8", '{"time":"\xff\xfe"}'],
    ["UTF-8 cut short", '{"time":"\xe2\x82'],
    ["a NUL", "\0"],
    ["NaN", '{"temperature":NaN}'],
    ["nested too deep to read", "[".repeat(60_000)],
  ])("a line of NDJSON that is %s is refused, and the others are accepted", async (_title, line) => {
    const { status, report, stored } = await sendNew(NDJSON, bytes(`${reading(0)}\n${line}\n${reading(1)}`));
    expect(status).toBe(201);
    expect(report).toMatchObject({ stored: 2, refused: 1 });
    expect(report.results[1]).toMatchObject({ position: 2, status: "refused" });
    expect(stored).toEqual([20, 21]);
  });

  it.each([66_000, 300_000])("reading NDJSON ends at a line with %i characters", async (length) => {
    const { status, report, stored } = await sendNew(NDJSON, `${reading(0)}\n${"x".repeat(length)}\n${reading(1)}\n`);
    expect(status).toBe(400);
    expect(report).toMatchObject({ stored: 1, refused: 0, detail: "Line 2 is longer than 64 kB." });
    expect(stored).toEqual([20]);
  });

  it.each([
    ["1e400, which is not a finite number", '{"temperature":1e400}', "temperature"],
    ["-1e400", '{"temperature":-1e400}', "temperature"],
    ["text with a NUL", '{"temperature":"20\\u0000"}', "temperature"],
    ["a boolean", '{"temperature":true}', "temperature"],
    ["a deep object", `{"temperature":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}}`, "temperature"],
    ["a deep array", `{"extra":${"[".repeat(20_000)}${"]".repeat(20_000)}}`, "extra"],
    ["__proto__", '{"__proto__":{"temperature":20}}', "__proto__"],
    ["constructor", '{"constructor":20}', "constructor"],
    ["toString", '{"toString":20}', "toString"],
    ["a channel with markup", '{"extra":{"<b>":1}}', "extra.<b>"],
  ])("a reading with %s is refused with the field's name", async (_title, body, field) => {
    for (const type of [JSON_TYPE, NDJSON]) {
      const { status, report, stored } = await sendNew(type, body);
      expect(status).toBe(400);
      expect(report.refused).toBe(1);
      expect(Object.keys(report.results[0]?.errors ?? {})).toContain(field);
      expect(stored).toEqual([]);
    }
  });

  it.each([
    ["text where a number belongs", "warm", "temperature"],
    ["a formula", "=1+1", "temperature"],
    ["a formula behind a sign", "+cmd|' /C calc'!A0", "temperature"],
    ["a NUL", "2\x000", "temperature"],
    ["bytes that are not UTF-8", "2\xff0", "temperature"],
    ["1e400", "1e400", "temperature"],
    ["NaN", "NaN", "temperature"],
    ["Infinity", "Infinity", "temperature"],
    ["a hexadecimal number", "0x14", "temperature"],
    ["a decimal comma", "20,5", "column 3"],
    ["a decimal comma in quotes", '"20,5"', "temperature"],
    ["a line break in quotes", '"20\n5"', "temperature"],
    ["nothing at all", "", "non_field_errors"],
  ])("a row of CSV with %s is refused, and the others are accepted", async (_title, cell, field) => {
    const body = `time,temperature\n${row(0)}\n${new Date(T0 - 60_000).toISOString()},${cell}\n${row(1)}\n`;
    const { status, report, stored } = await sendNew(CSV, bytes(body));
    expect(status).toBe(201);
    expect(report).toMatchObject({ stored: 2, refused: 1 });
    expect(report.results[1]).toMatchObject({ status: "refused", errors: { [field]: [expect.any(String)] } });
    expect(stored).toEqual([20, 21]);
  });

  it("rows of CSV with missing metrics are accepted, even if they are short", async () => {
    const { id, device } = await newStation(fixture);
    const times = [0, 1, 2].map((minute) => new Date(T0 + minute * 60_000).toISOString());
    const body = `time,humidity,temperature\n${times[0]},50,\n${times[1]},,21\n${times[2]},52\n`;
    const { report } = await send(fixture.server, body, device, CSV);
    expect(report).toMatchObject({ stored: 3, refused: 0 });
    const rows = await fixture.database.prisma.sensorData.findMany({
      where: { stationId: id },
      orderBy: { time: "asc" },
    });
    expect(rows.map(({ humidity, temperature }) => [humidity, temperature])).toEqual([
      [50, null],
      [null, 21],
      [52, null],
    ]);
  });

  it.each(["__proto__", "constructor", "temprature", "<script>"])("CSV with a column %s is refused", async (name) => {
    const { status, report, stored } = await sendNew(CSV, `time,temperature,${name}\n${row(0)},1\n`);
    expect(status).toBe(400);
    expect(Object.keys(report.results[0]?.errors ?? {})).toEqual([name]);
    expect(stored).toEqual([]);
  });

  it.each([
    ["with a quote that is never closed", `time,temperature\n${row(0)}\n"${row(1)}\n`, "Quote Not Closed", 1],
    ["with a row over 64 kB", `time,temperature\n${row(0)}\n"${"x".repeat(70_000)}",1\n`, "Max Record Size", 1],
    ["with the same column twice", `time,temperature,temperature\n${row(0)},1\n`, "duplicate column temperature", 0],
  ])("CSV %s is answered with 400 and the reason", async (_title, body, detail, count) => {
    const { status, report, stored } = await sendNew(CSV, body);
    expect(status).toBe(400);
    expect(report).toMatchObject({ stored: count, detail: expect.stringContaining(`CSV error - `) });
    expect(report.detail).toContain(detail);
    expect(stored).toHaveLength(count);
  });

  it("a body announced as more than 50 MB is answered with 413 at once", async () => {
    const { device } = await newStation(fixture);
    const connection = await RawConnection.open(fixture.server);
    connection.write(
      `POST ${READINGS} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${device.Authorization}\r\n` +
        `Content-Type: ${NDJSON}\r\nContent-Length: ${50 * MEGABYTE + 1}\r\n\r\n`,
    );
    const answer = await connection.receive('{"detail":"The body is larger than 50 MB."}');
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    connection.destroy();
  });

  it("a chunked body is answered with 413 once it exceeds 50 MB, and the readings before are kept", async () => {
    const { id, device } = await newStation(fixture);
    const blanks = new TextEncoder().encode(`${" ".repeat(64 * 1024 - 1)}\n`.repeat(16));
    let megabytes = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (megabytes === 0) controller.enqueue(new TextEncoder().encode(`${reading(0)}\n`));
        controller.enqueue(blanks);
        megabytes += 1;
        if (megabytes === 51) controller.close();
      },
    });
    const { status, report } = await send(fixture.server, body, device, NDJSON);
    expect(status).toBe(413);
    expect(report).toMatchObject({ stored: 1, detail: "The body is larger than 50 MB." });
    expect(await storedTemperatures(fixture, id)).toEqual([20]);
  });

  it("a sender that was cut off half-way can send everything again", async () => {
    const { id, device } = await newStation(fixture);
    const lines = Array.from({ length: 1500 }, (_, minute) => `${reading(minute)}\n`).join("");
    const connection = await RawConnection.open(fixture.server);
    connection.write(
      `POST ${READINGS} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${device.Authorization}\r\n` +
        `Content-Type: ${NDJSON}\r\nContent-Length: ${lines.length + 1}\r\n\r\n${lines}`,
    );
    const count = () => fixture.database.prisma.sensorData.count({ where: { stationId: id } });
    await expect.poll(count).toBeGreaterThanOrEqual(1000);
    connection.destroy();
    const { report } = await send(fixture.server, lines, device, NDJSON);
    expect(report.stored + report.repeated).toBe(1500);
    expect(report.repeated).toBeGreaterThanOrEqual(1000);
    expect(await count()).toBe(1500);
  });

  it("an invalid body does not affect the connection's next request", async () => {
    const { device } = await newStation(fixture);
    const connection = await RawConnection.open(fixture.server);
    const head = `POST ${READINGS} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${device.Authorization}\r\nContent-Type: ${JSON_TYPE}\r\n`;
    const broken = `oops${" ".repeat(MEGABYTE)}`;
    connection.write(`${head}Content-Length: ${broken.length}\r\n\r\n${broken}`);
    expect(await connection.receive("JSON parse error")).toMatch(/^HTTP\/1\.1 400 /);
    connection.write(`${head}Content-Length: 18\r\n\r\n{"temperature":20}`);
    expect(await connection.receive('"stored":1')).toContain("HTTP/1.1 201 ");
    connection.destroy();
  });

  anyBody(fixture);

  it("an invalid request is not logged as a server error", () => {
    expect(faults(fixture.server)).toEqual([]);
  });
});

/** Checks that the answer is consistent with what was sent. */
function anyBody(fixture: ServerBench): void {
  const RUNS = 60;
  let station: TestStation;
  beforeAll(async () => {
    station = await newStation(fixture);
  });

  async function isAnswered(type: string, body: string | Uint8Array): Promise<void> {
    const { status, report } = await send(fixture.server, new Uint8Array(Buffer.from(body)), station.device, type);
    expect([200, 201, 400]).toContain(status);
    const { stored, repeated, refused, results } = report;
    expect(results).toHaveLength(stored + repeated + refused);
  }

  const type = fc.constantFrom(JSON_TYPE, NDJSON, CSV);
  const name = fc.oneof(fc.constantFrom(...METRIC_KEYS, "time", "station", "extra", "__proto__", ""), fc.string());
  const value = fc.oneof(fc.double(), fc.jsonValue(), fc.constantFrom("2026-01-15T12:00:00Z", 1_768_478_400, null));
  const object = fc.dictionary(name, value);

  it("any bytes as a body of readings are answered", async () => {
    await fc.assert(fc.asyncProperty(type, fc.uint8Array({ maxLength: 2000 }), isAnswered), { numRuns: RUNS });
  });

  it("any JSON is answered, as an array and by lines", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(object, { maxLength: 5 }), async (objects) => {
        await isAnswered(JSON_TYPE, JSON.stringify(objects));
        await isAnswered(NDJSON, objects.map((item) => JSON.stringify(item)).join("\n"));
      }),
      { numRuns: RUNS },
    );
  });

  it("valid bodies with a few bytes changed, added or removed are answered", async () => {
    const good = new Map([
      [JSON_TYPE, `[${reading(0)},${reading(1)},${reading(2)}]`],
      [NDJSON, `${reading(0)}\n${reading(1)}\n${reading(2)}\n`],
      [CSV, `time,temperature\n${row(0)}\n${row(1)}\n${row(2)}\n`],
    ]);
    const change = fc.record({ at: fc.nat(200), gone: fc.nat(3), added: fc.uint8Array({ maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(type, fc.array(change, { minLength: 1, maxLength: 4 }), async (chosen, changes) => {
        const body = [...Buffer.from(good.get(chosen) ?? "")];
        for (const { at, gone, added } of changes) body.splice(at, gone, ...added);
        await isAnswered(chosen, Uint8Array.from(body));
      }),
      { numRuns: RUNS },
    );
  });
}
