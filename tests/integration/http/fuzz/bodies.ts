import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { METRIC_KEYS } from "@/lib/weather/metrics";
import { goodTime, hostileNumber, hostileText, hostileValue } from "./values";

/** A body with its declared media type. */
export interface Body {
  type: string;
  bytes: Buffer;
}

const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
const degrees = fc.integer({ min: -9000, max: 9000 }).map((number) => number / 100);
const place = { lat: degrees, lon: degrees };
const temperature = fc.integer({ min: -60, max: 60 });
const observation = { timestamp: goodTime, temperature: temperature.map(String), ...place };
const username = fc.stringMatching(/^[a-zé][a-z0-9]{3,9}$/);
const metrics: Record<string, fc.Arbitrary<number | null>> = Object.fromEntries(
  METRIC_KEYS.map((key) => [key, fc.option(fc.integer({ min: 0, max: 40 }), { freq: 1 })]),
);
const station = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant("/station/1/"));
const reading = fc.record({ station, time: goodTime, ...metrics }, { requiredKeys: ["station"] });
const permissions = fc.subarray(["Station.view", "Station.add", "SensorData.view", "User.view"]);

/** Fields as the collections expect them; under "" those that none of them expects. */
const FIELDS: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  station: fc.record({ name, ...observation }),
  "temperature-data": fc.record(observation),
  "sensor-data": reading,
  users: fc.record(
    {
      username,
      // A single one: each login costs a slow hash, and a new password costs another.
      password: fc.constant("a password of the test"),
      email: fc.constantFrom("", "a@example.org"),
      is_active: fc.boolean(),
      is_staff: fc.boolean(),
      groups: fc.constantFrom([], ["/groups/1/"], [1, 2]),
    },
    { requiredKeys: ["username", "password"] },
  ),
  groups: fc.record({ name, permissions }),
  corrections: fc.record({
    reason: name,
    change: fc.oneof(
      fc.record({ kind: fc.constantFrom("hide", "restore"), metric: fc.constantFrom(...METRIC_KEYS) }),
      fc.record({ kind: fc.constant("correct"), metric: fc.constantFrom(...METRIC_KEYS), value: hostileNumber }),
    ),
  }),
  "": fc.dictionary(hostileText, hostileValue, { maxKeys: 5 }),
};

/** The collection that a path belongs to. */
function collectionOf(path: string): string {
  const known = path.split("/").findLast((segment) => segment !== "" && Object.hasOwn(FIELDS, segment));
  return known ?? (path.includes("readings") ? "sensor-data" : "");
}

function fieldsFor(known: string): fc.Arbitrary<Record<string, unknown>> {
  const good = FIELDS[known] ?? fc.constant({});
  const spoilt = fc
    .tuple(
      good,
      fc.array(fc.tuple(fc.nat(20), hostileValue), { minLength: 1, maxLength: 2 }),
      fc.option(hostileText, { freq: 8 }),
    )
    .map(([fields, changes, extra]) => {
      const names = Object.keys(fields);
      const entries = new Map(Object.entries(fields));
      for (const [i, value] of changes) {
        const field = names[i % Math.max(1, names.length)] ?? "name";
        if (i > 17) entries.delete(field);
        else entries.set(field, value);
      }
      if (extra !== null) entries.set(extra, 1);
      return Object.fromEntries(entries);
    });
  return fc.oneof(
    { weight: 4, arbitrary: good },
    { weight: 5, arbitrary: spoilt },
    { weight: 1, arbitrary: FIELDS[""] ?? good },
  );
}

const BROKEN_JSON = [
  "",
  " ",
  "{",
  "}",
  "[]",
  "null",
  "1",
  '"text"',
  '{"name":',
  '{"name":1e400}',
  '{"temperature":NaN}',
  '{"temperature":-Infinity}',
  "{'name':'a'}",
  '{"name":"\\ud800"}',
  '{"name":"a\\u0000b"}',
  '{"name":"a","name":"b"}',
  '{"__proto__":{"isSuperuser":true},"name":"a"}',
  '\uFEFF{"name":"a"}',
  '{"lat":00}',
  '{"a":1}}',
  "undefined",
  `${"[".repeat(5000)}${"]".repeat(5000)}`,
  '{"a":'.repeat(3000),
  `{"name":${"9".repeat(5000)}}`,
  `{"name":"${"x".repeat(70_000)}"}`,
  `{${'"k":1,'.repeat(2000)}"z":1}`,
];

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

/** Damage as it occurs in practice: cut short, with a wrong media type, in another encoding. */
function spoil(body: Body, how: number): Body {
  const { type, bytes } = body;
  switch (how) {
    case 0:
      return { type, bytes: bytes.subarray(0, bytes.length / 2) };
    case 1:
      return { type, bytes: Buffer.from(bytes.toString("utf8"), "utf16le") };
    case 2:
      return { type, bytes: gzipSync(bytes) };
    case 3:
      return { type, bytes: Buffer.concat([bytes, Buffer.from([0xc3, 0x28, 0xff, 0x00])]) };
    case 4:
      return { type: "text/plain", bytes };
    case 5:
      return { type: "", bytes };
    case 6:
      return { type: `${type}; charset=utf-7; boundary="`, bytes };
    default:
      return body;
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

const BOUNDARY = "----boundary";

function multipart(fields: Record<string, unknown>, boundary: string): Body {
  const parts = Object.entries(fields).map(
    ([field, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${textOf(value)}\r\n`,
  );
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.from(`${parts.join("")}--${BOUNDARY}--\r\n`),
  };
}

function form(fields: Record<string, unknown>): Body {
  const pairs = Object.entries(fields).map(([field, value]): [string, string] => [field, textOf(value)]);
  return { type: "application/x-www-form-urlencoded", bytes: Buffer.from(new URLSearchParams(pairs).toString()) };
}

function csv(rows: Record<string, unknown>[]): Body {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((field) => row[field] ?? ""))];
  return { type: "text/csv", bytes: Buffer.from(lines.map((cells) => cells.join(",")).join("\r\n")) };
}

/** The formats that the batch endpoint accepts besides JSON. */
const batch = fc
  .array(fc.oneof({ weight: 3, arbitrary: reading }, { weight: 1, arbitrary: fieldsFor("") }), { maxLength: 5 })
  .chain((rows) =>
    fc.constantFrom<Body>(
      { type: "application/x-ndjson", bytes: Buffer.from(rows.map((row) => JSON.stringify(row)).join("\n")) },
      { type: "application/json", bytes: json(rows) },
      csv(rows),
      { type: "text/csv", bytes: Buffer.from('time,temperature\n"2020-01-01T00:00:00Z,1\n2,3,4,5\n\0,\n') },
      {
        type: "application/x-ndjson",
        bytes: Buffer.from(`{"temperature":1}\n{{{\n\xff\n[]\n${"1".repeat(66_000)}\n`, "latin1"),
      },
    ),
  );

const BODIES = new Map<string, fc.Arbitrary<Body>>();

/** Invalid bodies, and bodies that are almost or fully valid at the path. */
export function bodyFor(path: string): fc.Arbitrary<Body> {
  const isBatch = path.startsWith("/api/v1/readings");
  const name = isBatch ? "batch" : collectionOf(path);
  const made = BODIES.get(name) ?? bodies(isBatch ? "sensor-data" : name, isBatch);
  BODIES.set(name, made);
  return made;
}

function bodies(collection: string, isBatch: boolean): fc.Arbitrary<Body> {
  const fields = fieldsFor(collection);
  const sound = fc.oneof(
    { weight: 12, arbitrary: fields.map((value): Body => ({ type: "application/json", bytes: json(value) })) },
    { weight: 2, arbitrary: fields.map(form) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fields, fc.constantFrom(BOUNDARY, "other", '"', ""))
        .map(([value, boundary]) => multipart(value, boundary)),
    },
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...BROKEN_JSON)
        .map((text): Body => ({ type: "application/json", bytes: Buffer.from(text) })),
    },
    { weight: isBatch ? 20 : 1, arbitrary: batch },
  );
  return fc.tuple(sound, fc.nat(30)).map(([body, how]) => spoil(body, how));
}
