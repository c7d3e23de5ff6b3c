import { describe, expect, it } from "vitest";
import { CompassEvidence, compassDegrees } from "@/lib/table/compass";
import { wideEncoding } from "@/lib/table/encoding";
import { saysNothing } from "@/lib/table/missing";
import { DecimalEvidence, parseNumberCell } from "@/lib/table/number";
import { findSeparator } from "@/lib/table/separator";
import { parseZone } from "@/lib/table/zone";

describe("parseNumberCell", () => {
  it.each([
    ["6.1", ".", { value: 6.1 }],
    ["-6,1", ",", { value: -6.1 }],
    ["−3", ".", { value: -3 }],
    ["1,012.4", ".", { value: 1012.4 }],
    ["1.012,4", ",", { value: 1012.4 }],
    ["1'012.4", ".", { value: 1012.4 }],
    ["6.1e1", ".", { value: 61 }],
    [".5", ".", { value: 0.5 }],
    ["61.4 °F", ".", { value: 61.4, unit: "°F" }],
    ["12s", ".", { value: 12, unit: "s", flag: "s" }],
    ["12*", ".", { value: 12, flag: "*" }],
  ] as const)("%s with the decimal sign %s is %j", (cell, decimal, expected) => {
    expect(parseNumberCell(cell, decimal)).toEqual(expected);
  });

  it.each(["0x10", "6,1", "1,01", "1e999", "12 of 15", "--5", "", "1.2.3", "2026-02-03"])(
    "%j is not a number",
    (cell) => {
      expect(parseNumberCell(cell, ".")).toBeUndefined();
    },
  );
});

describe("DecimalEvidence", () => {
  it.each([
    [["6,1", "1012,4", "7"], ",", ";"],
    [["6.1", "1,012.4"], ".", ";"],
    [["1.012,4"], ",", "\t"],
    [["1,012", "2,034"], ",", ";"],
    [["1,012", "2,034"], ".", "\t"],
    [["7"], ".", ","],
  ] as const)("the cells %j have the decimal sign %s between %j", (cells, sign, separator) => {
    const evidence = new DecimalEvidence();
    for (const cell of cells) evidence.add(cell);
    expect(evidence.sign(separator)).toBe(sign);
  });
});

describe("compassDegrees", () => {
  it.each([
    ["NNE", 22.5],
    ["north west", 315],
    ["West-Northwest", 292.5],
    ["Südost", 135],
    ["Nord", 0],
    ["sud-ouest", 225],
  ])("%s is %d degrees", (cell, degrees) => {
    expect(compassDegrees(cell, undefined)).toBe(degrees);
  });

  it("an O is east beside a W, west beside an E, and otherwise unknown", () => {
    const meaningBeside = (...cells: string[]) => {
      const evidence = new CompassEvidence();
      for (const cell of cells) evidence.add(cell);
      return compassDegrees("NO", evidence.meaningOfO());
    };
    expect([meaningBeside("SSW"), meaningBeside("ESE"), meaningBeside("N"), meaningBeside("W", "E")]).toEqual([
      45,
      315,
      undefined,
      undefined,
    ]);
  });
});

it("the words for nothing are known, and numbers that no instrument has", () => {
  for (const word of ["---", "NaN", "NULL", "Unavailable", "M", "-9999", "-999.9", "n/a"])
    expect(saysNothing(word)).toBe(true);
  for (const word of ["0", "-9", "-99", "999", "warm", "N"]) expect(saysNothing(word)).toBe(false);
});

it.each([
  ["time,temperature\n2026-02-03 10:00,6.1\n", ","],
  ["time;a;b\n1;31,2;0,4\n2;31,9;0,4\n", ";"],
  ["Logger 4711, north\na\tb\n1\t2\n1\t2\n", "\t"],
  ["1 10 2025  0 5   8.1\n1 10 2025 0 10 8.1\n", " "],
  ['a,b\n"x;y;z",1\n"x;y;z",2\n', ","],
  ["temperature\n6.1\n", undefined],
])("the separator of %j is %j", (text, separator) => {
  expect(findSeparator(text)).toBe(separator);
});

it.each([
  ["-04:00", "-04:00"],
  ["UTC-4", "-04:00"],
  ["GMT+5:30", "+05:30"],
  ["+0530", "+05:30"],
  ["utc", "UTC"],
  ["Etc/GMT+4", "Etc/GMT+4"],
  ["Europe/Berlin", "Europe/Berlin"],
  ["-25:00", undefined],
  ["Mars/Base", undefined],
])("the zone %s is %s", (text, zone) => {
  expect(parseZone(text)).toBe(zone);
});

it("zero bytes of UTF-16 are recognised without a mark, and those of a damaged file are not", () => {
  expect(wideEncoding(Buffer.from("time,temp", "utf16le"))).toBe("utf-16le");
  expect(wideEncoding(Buffer.from("time,temp", "utf16le").swap16())).toBe("utf-16be");
  expect(wideEncoding(Buffer.from("time,temp\0\0\0\0\0\0\0\0\0\0"))).toBeUndefined();
});
