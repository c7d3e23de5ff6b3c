import fc from "fast-check";
import { expect, it } from "vitest";
import { onServer } from "../../support/server";
import { faults } from "../support/client";
import { converse, newConsole } from "./console";

/** `CONSOLE_FUZZ=20000 FUZZ_SEED=7` sends more, and others. */
const RUNS = Number(process.env.CONSOLE_FUZZ ?? 1500);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
const TOGETHER = 20;

const PATHS = [
  "/data/report",
  "/weatherstation/updateweatherstation.php",
  "/endpoint",
  "/pwsupdate/pwsupdate.php",
  "/api/v1/submitwx",
  "/v1/push-sensor-data/",
  "/data.php",
  "/boxes/1/data",
  "//data/report/",
];
const NAMES = ["tempf", "humidity", "baromin", "dateutc", "PASSKEY", "ID", "PASSWORD", "mt", "dailyrainin", "temp1f"];

/** Bytes that end neither the line nor the head of a request. */
const text = fc.string({ unit: "binary", maxLength: 40 }).map((s) => s.replace(/[\s\0]/g, "_"));
const pair = fc
  .tuple(fc.oneof(fc.constantFrom(...NAMES), text), fc.oneof(text, fc.double().map(String), fc.constant("-9999")))
  .map(([name, value]) => `${name}=${value}`);
const form = fc.array(pair, { maxLength: 30 }).map((pairs) => pairs.join("&"));
const json = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.array(fc.record({ value_type: text, value: text })).map((values) => JSON.stringify({ sensordatavalues: values })),
);
const request = fc.record({
  method: fc.constantFrom("GET", "POST", "PUT", "HEAD", "OPTIONS"),
  path: fc.constantFrom(...PATHS),
  joint: fc.constantFrom("?", "&", "/", "/?", "%3F", "?&"),
  query: form,
  body: fc.oneof(form, json, text),
  hasKey: fc.boolean(),
});

onServer("hostile messages", (fixture) => {
  it("no message is a fault of the server, and only what is a valid reading of the key's station is stored", async () => {
    const { id, key } = await newConsole(fixture);
    const all = fc.sample(request, { numRuns: RUNS, seed: SEED });
    const send = ({ method, path, joint, query, body, hasKey }: (typeof all)[number]) => {
      const target = encodeURI(`${path}${hasKey ? `/${key}` : ""}${joint}${query}`);
      const head = `${method} ${target} HTTP/1.1\r\nAuthorization: ${hasKey ? key : "x"}\r\nContent-Length: ${Buffer.byteLength(body)}`;
      return converse(fixture.server.port, `${head}\r\n\r\n${body}`);
    };
    for (let i = 0; i < all.length; i += TOGETHER) {
      const answers = await Promise.all(all.slice(i, i + TOGETHER).map(send));
      for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 [24]\d\d /);
    }
    expect(faults(fixture.server)).toEqual([]);
    expect(await fixture.database.prisma.sensorData.count({ where: { stationId: { not: id } } })).toBe(0);
    const rows = await fixture.database.prisma.sensorData.findMany({ where: { stationId: id } });
    for (const { time } of rows) expect(time.getTime()).toBeGreaterThanOrEqual(Date.UTC(2020, 0, 1));
    expect(fixture.server.output()).not.toContain(key);
  });
});
