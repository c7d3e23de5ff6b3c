import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastValue, pairsOf } from "@/lib/ingest/consoles/decode/pairs";
import { CONSOLE_TARGET, parseTarget } from "@/lib/ingest/consoles/decode/target";

const KEY = "k3yk3yk3yk3yk3yk";

describe("CONSOLE_TARGET", () => {
  it.each([
    "/data/report",
    "/data/report/",
    "//data/report/",
    `/data/report/${KEY}?a=1`,
    "/data/report&PASSKEY=1",
    "/data/report%26PASSKEY%3D1",
    "/weatherstation/updateweatherstation.php?ID=1",
    "/weatherstation/updateweatherstation.php&ID=1",
    "/weatherstation/updateweatherstation.asp",
    "/endpoint?ID=1",
    "/pwsupdate/pwsupdate.php?ID=1",
    "/api/v1/submitwx",
    "/v1/push-sensor-data/",
    "/data.php",
    "/boxes/5/data",
    "http://rtupdate.wunderground.com/weatherstation/updateweatherstation.php?ID=1",
  ])("%s is an address of consoles", (target) => {
    expect(CONSOLE_TARGET.test(target)).toBe(true);
  });

  it.each(["/", "/data", "/data/reports", "/api/v1/readings", "/stations/1", "/endpoints", "/boxes/data", "*"])(
    "%s is none",
    (target) => {
      expect(CONSOLE_TARGET.test(target)).toBe(false);
    },
  );
});

describe("parseTarget", () => {
  const VALUES = "PASSKEY=AA&tempf=81.7";
  it.each([
    ["a usual query", `/data/report?${VALUES}`, undefined],
    ["a last slash", `/data/report/?${VALUES}`, undefined],
    ["two first slashes", `//data/report/?${VALUES}`, undefined],
    ["a separator too many", `/data/report/?&${VALUES}`, undefined],
    ["no question mark", `/data/report/${VALUES}`, undefined],
    ["an ampersand in place of the question mark", `/data/report&${VALUES}`, undefined],
    ["a key", `/data/report/${KEY}?${VALUES}`, KEY],
    ["a key and a last slash", `/data/report/${KEY}/?${VALUES}`, KEY],
    ["a key and no question mark", `/data/report/${KEY}&${VALUES}`, KEY],
    ["values pasted behind a key", `/data/report/${KEY}${VALUES}`, KEY],
    ["a whole address", `http://weather.example.org/data/report/${KEY}?${VALUES}`, KEY],
    ["encoded separators", `/data/report%3F${VALUES.replaceAll("=", "%3D").replaceAll("&", "%26")}`, undefined],
  ])("reads the values and the key from a target with %s", (_, target, key) => {
    expect(parseTarget(target)).toEqual({ path: "/data/report", key, values: VALUES });
  });

  it("reads what was encoded as a whole as it was before", () => {
    const target = "/data/report%26PASSKEY%3DAA%3ABB%26dateutc%3D2026-02-03%2B21%3A02%3A47%26tempf%3D81.7";
    const pairs = pairsOf(parseTarget(target).values);
    expect(pairs).toEqual([
      ["PASSKEY", "AA:BB"],
      ["dateutc", "2026-02-03 21:02:47"],
      ["tempf", "81.7"],
    ]);
  });

  it("loses no value, however it is put together", () => {
    const name = fc.stringMatching(/^[a-z]{1,12}$/);
    const value = fc.stringMatching(/^[0-9]{1,4}(\.[0-9]{1,3})?$/);
    const joint = fc.constantFrom("?", "&", "/?", "?&", "%3F", "/");
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, value), { selector: ([n]) => n, minLength: 1 }), joint, (pairs, by) => {
        const values = ["ID=1", ...pairs.map(([n, v]) => `${n}=${v}`)].join("&");
        const read = pairsOf(parseTarget(`/data/report${by}${values}`).values);
        for (const [n, v] of pairs) expect(lastValue(read, n)).toBe(v);
      }),
    );
  });

  it("takes any text, in time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        parseTarget(`/data/report${text}`);
      }),
    );
    expect(parseTarget(`/data/report/${"a".repeat(16_000)}=`).path).toBe("/data/report");
  });
});
