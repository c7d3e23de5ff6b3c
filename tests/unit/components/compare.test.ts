import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparisonQuery, parseComparison } from "../../../components/compare/address";
import { figuresOf } from "../../../components/compare/figures";
import { compareRows, linesOfStations } from "../../../components/compare/lines";
import { parseSpan, spanQuery } from "../../../components/station/history/span";

const HOUR = 3_600_000;
const address = (text: string) => new URLSearchParams(text);

describe("an address of a station's page", () => {
  it.each([
    ["range=7d", { range: "7d" }],
    ["range=all", { range: "all" }],
    ["from=2026-01-01&to=2026-01-31", { from: "2026-01-01", to: "2026-01-31" }],
    ["from=2026-01-01&to=2026-01-01", { from: "2026-01-01", to: "2026-01-01" }],
    ["from=2026-01-01T05:00:00Z&to=2026-01-01T09:00:00Z", { from: 1767243600000, to: 1767258000000 }],
  ])("the range in the address %s survives the round trip", (text, span) => {
    expect(parseSpan(address(text))).toEqual(span);
    expect(parseSpan(address(spanQuery(parseSpan(address(text)))))).toEqual(span);
  });

  it.each([
    "",
    "range=century",
    "range=toString",
    "from=2026-01-02&to=2026-01-01",
    "from=x&to=y",
    "from=2026-01-01",
    "from=0001-01-01&to=2026-01-01",
  ])("%s is read as the last day", (text) => {
    expect(parseSpan(address(text))).toEqual({ range: "24h" });
  });
});

describe("an address of a comparison", () => {
  it.each([
    "stations=1,2,3&metric=rain&range=year",
    "stations=7&metric=temperature&from=2026-01-01&to=2026-01-31",
    "station=1&years=2024,2025&metric=humidity",
    "station=&years=&metric=temperature",
  ])("the comparison in the address %s survives the round trip", (text) => {
    const comparison = parseComparison(address(text));
    expect(parseComparison(address(comparisonQuery(comparison)))).toEqual(comparison);
    expect(comparisonQuery(comparison)).toBe(text);
  });

  it("a comparison takes up to six different valid items", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer(), fc.string())), fc.string(), (ids, metric) => {
        const found = parseComparison(
          address(`stations=${encodeURIComponent(ids.join(","))}&metric=${encodeURIComponent(metric)}`),
        );
        if (found.kind !== "stations") throw new Error("These are stations.");
        expect(found.stationIds.length).toBeLessThanOrEqual(6);
        expect(new Set(found.stationIds).size).toBe(found.stationIds.length);
        for (const id of found.stationIds) expect(Number.isInteger(id) && id > 0).toBe(true);
      }),
    );
  });
});

describe("lines", () => {
  const station = (id: number, timeZone: string) => ({ id, name: `Station ${id}`, timeZone });

  it("readings at different minutes are aligned", () => {
    const a = { columns: { time: [HOUR + 51, 2 * HOUR + 51], value: [1, 2] } };
    const b = { columns: { time: [HOUR + 5, 2 * HOUR + 5], value: [3, 4] } };
    const lines = [a, b].map((line) => ({ ...line, name: "", colour: "", dash: undefined }));
    expect(compareRows({ lines, resolution: "raw" }).map(({ values }) => values)).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  it("days are each station's own, on one calendar", () => {
    const day = (text: string) => ({ time: [Date.parse(text)], value: [1] });
    const { lines, timeZone } = linesOfStations(
      {
        metric: "temperature",
        resolution: "day",
        from: Date.parse("2026-01-01T00:00Z"),
        to: Date.parse("2026-03-01T00:00Z"),
        lines: [
          { station: station(1, "America/New_York"), columns: day("2026-02-01T05:00Z") },
          { station: station(2, "Asia/Kolkata"), columns: day("2026-01-31T18:30Z") },
        ],
      },
      "Europe/Berlin",
    );
    expect(timeZone).toBe("UTC");
    for (const { columns } of lines) expect(columns.time).toEqual([Date.parse("2026-02-01T00:00Z")]);
  });

  it("each line has its own extremes", () => {
    const columns = { time: [0, 1], value: [2, 4], min: [-1, 0], max: [3, 9] };
    expect(figuresOf({ columns })).toEqual({ low: -1, high: 9, mean: 3, total: 6 });
    expect(figuresOf({ columns: { time: [0], value: [null] } })).toBeNull();
  });
});
