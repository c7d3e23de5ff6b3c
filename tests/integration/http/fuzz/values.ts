import fc from "fast-check";

/** Characters of every plane, with zero-width and direction marks, and lone surrogates. */
const UNICODE = [
  "é",
  "Ω",
  "字",
  "🌦",
  "\u{1F468}\u200D\u{1F469}",
  "\u{10FFFF}",
  "\uFFFF",
  "\uFEFF",
  "\u202E",
  "\u0301",
  "İ",
  "ß",
  "\uD800",
  "\uDFFF",
  "\0",
  "\x7F",
  "\u2028",
];

const HOSTILE = [
  "' OR 1=1 --",
  '"; DROP TABLE "User"; --',
  "%",
  "_",
  "\\",
  "!%",
  "*",
  "#{7*7}",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "../../../etc/passwd",
  "..\\..",
  "file:///etc/passwd",
  "\r\nSet-Cookie: a=b",
  "constructor",
  "__proto__",
  "toString",
  "null",
  "undefined",
  "true",
  "NaN",
  "Infinity",
  "-Infinity",
  "1e400",
  "-0",
  "0x10",
  "1_000",
  "１２",
  "1,5",
  " 1 ",
];

export const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.array(fc.constantFrom(...UNICODE, "a", " "), { maxLength: 8 }).map((parts) => parts.join("")),
  fc.constantFrom(101, 151, 255, 2001, 20_000).map((length) => "x".repeat(length)),
);

export const hostileNumber = fc.constantFrom(
  0,
  -0,
  -1,
  1.5,
  60,
  61,
  -95,
  90.000001,
  180,
  1e308,
  -1e308,
  5e-324,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 53,
  1e21,
  9_999_999_999_999,
);

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  hostileNumber,
  fc.constantFrom<unknown>(null, true, false, "", [], {}, [[]], [1, "2", null], { $ne: null }, ["Station.view"], "on"),
  fc.constantFrom("/groups/1/", "http://evil.example/station/1/", "station/1", "/station/1/../2/"),
);

/** Times that every endpoint accepts. */
export const goodTime = fc.integer({ min: 1_300_000_000, max: 1_700_000_000 }).map(String);

/** Times in all spellings, near and far. */
export const timeText = fc.oneof(
  goodTime,
  fc.constantFrom(
    "2024-02-29T12:00:00Z",
    "2024-02-30T12:00:00Z",
    "1750-01-01T00:00:00Z",
    "9999-12-31T00:00:00Z",
    "2020-01-01T00:00:00+14:00",
  ),
  fc.constantFrom(
    "0",
    "-1",
    "1e10",
    "99999999999",
    "100000000000",
    "-6942672000",
    "253402214400000",
    "1.5",
    "yesterday",
    "2020-01-01",
  ),
);

/** Bytes in a URL: percent-encoded, or as they are where HTTP permits them. */
export function encoded(text: string): string {
  return Buffer.from(text).reduce(
    (all, byte) =>
      all +
      (/[\w.~-]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).padStart(2, "0")}`),
    "",
  );
}
