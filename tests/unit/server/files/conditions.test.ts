import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomeOf } from "@/lib/server/files/conditions";

const VERSION = { etag: '"v1"', modified: Date.UTC(2026, 0, 1, 12, 0, 0, 500), size: 100 };
const SAME = "Thu, 01 Jan 2026 12:00:00 GMT";
const BEFORE = "Thu, 01 Jan 2026 11:59:59 GMT";
const AFTER = "Thu, 01 Jan 2026 12:00:01 GMT";

const outcome = (headers: Record<string, string>, version = VERSION) =>
  outcomeOf((name) => headers[name] ?? null, version);

describe("a condition of a file", () => {
  it.each([
    [{ "if-match": '"v1"' }, 200],
    [{ "if-match": "*" }, 200],
    [{ "if-match": '"v0", "v1"' }, 200],
    [{ "if-match": '"v0"' }, 412],
    [{ "if-match": 'W/"v1"' }, 412],
    [{ "if-match": "" }, 412],
    [{ "if-match": '"v1"', "if-unmodified-since": BEFORE }, 200],
    [{ "if-unmodified-since": BEFORE }, 412],
    [{ "if-unmodified-since": SAME }, 200],
    [{ "if-unmodified-since": AFTER }, 200],
    [{ "if-unmodified-since": "yesterday" }, 200],
    [{ "if-none-match": '"v1"' }, 304],
    [{ "if-none-match": 'W/"v1"' }, 304],
    [{ "if-none-match": "*" }, 304],
    [{ "if-none-match": '"v0"' }, 200],
    [{ "if-none-match": '"v0"', "if-modified-since": AFTER }, 200],
    [{ "if-modified-since": BEFORE }, 200],
    [{ "if-modified-since": SAME }, 304],
    [{ "if-modified-since": "tomorrow" }, 200],
    [{ "if-match": '"v0"', "if-none-match": '"v1"' }, 412],
    [{ "if-none-match": '"v1"', range: "bytes=0-1" }, 304],
  ])("the condition %j is answered %i", (headers, status) => {
    expect(outcome(headers).status).toBe(status);
  });
});

describe("a range of a file", () => {
  it.each([
    ["bytes=0-0", 0, 0],
    ["bytes=10-19", 10, 19],
    ["bytes=90-", 90, 99],
    ["bytes=90-1000", 90, 99],
    ["bytes=-10", 90, 99],
    ["bytes=-1000", 0, 99],
    ["BYTES=0-9", 0, 9],
  ])("the range %s is satisfied", (range, start, end) => {
    expect(outcome({ range })).toEqual({ status: 206, start, end });
  });

  it.each(["bytes=100-", "bytes=100-200", "bytes=-0", `bytes=${"9".repeat(400)}-`])(
    "the range %s is not satisfiable",
    (range) => {
      expect(outcome({ range })).toEqual({ status: 416 });
    },
  );

  it.each([
    "",
    "bytes",
    "bytes=",
    "bytes=-",
    "bytes=a-b",
    "bytes=5-4",
    "bytes=0-1,5-6",
    "bytes=0 - 1",
    "bytes=1.5-2",
    "bytes=0x1-2",
    "lines=0-1",
    "0-1",
  ])("the invalid range %s is ignored, and the whole file is sent", (range) => {
    expect(outcome({ range })).toEqual({ status: 200 });
  });

  it.each([
    ['"v1"', 206],
    ['"v0"', 200],
    ['W/"v1"', 200],
    [SAME, 206],
    [BEFORE, 200],
    [AFTER, 200],
    ["whatever", 200],
  ])("a range with If-Range %s is answered %i", (condition, status) => {
    expect(outcome({ range: "bytes=0-1", "if-range": condition }).status).toBe(status);
  });

  it("an empty file has no satisfiable range", () => {
    for (const range of ["bytes=0-", "bytes=-1", "bytes=0-0"]) {
      expect(outcome({ range }, { ...VERSION, size: 0 })).toEqual({ status: 416 });
    }
  });
});

it("any range is answered within the file", () => {
  const number = fc.oneof(
    fc.nat({ max: 120 }).map(String),
    fc.constant(""),
    fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String),
  );
  const range = fc.oneof(
    fc.tuple(number, number).map(([first, last]) => `bytes=${first}-${last}`),
    fc.string().map((text) => `bytes=${text}`),
    fc.string({ maxLength: 30 }),
  );
  const condition = fc.oneof(fc.constantFrom('"v1"', "*", SAME, BEFORE, AFTER), fc.string({ maxLength: 30 }));
  const names = ["if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "if-range"];
  const headers = fc.record(
    { range, ...Object.fromEntries(names.map((name) => [name, condition])) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(headers, fc.nat({ max: 100 }), (asked, size) => {
      const found = outcome(asked as Record<string, string>, { ...VERSION, size });
      expect([200, 206, 304, 412, 416]).toContain(found.status);
      if (found.status !== 206) return;
      expect(found.start).toBeGreaterThanOrEqual(0);
      expect(found.start).toBeLessThanOrEqual(found.end);
      expect(found.end).toBeLessThan(size);
    }),
  );
});
