import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isOpenSource, shippedPackages } from "../../../scripts/lib/licences.mjs";
import { REMARKS, thirdPartyPage } from "../../../scripts/lib/third-party-page.mjs";

const shipped = shippedPackages(JSON.parse(readFileSync("package-lock.json", "utf8"))) as {
  name: string;
  version: string;
  licence: string;
}[];

describe("THIRD-PARTY.md", () => {
  it("THIRD-PARTY.md is up to date: `npm run licences` writes it", () => {
    expect(readFileSync("THIRD-PARTY.md", "utf8")).toBe(thirdPartyPage(shipped));
  });

  it("THIRD-PARTY.md names a licence for every package", () => {
    expect(shipped.filter(({ licence }) => licence === "")).toEqual([]);
  });

  it("THIRD-PARTY.md explains exactly the packages whose licence is not an open-source one", () => {
    const unapproved = shipped.filter(({ licence }) => !isOpenSource(licence)).map(({ name }) => name);
    expect(unapproved).toEqual(Object.keys(REMARKS).sort());
  });

  it("THIRD-PARTY.md lists packages of other platforms and none that only development needs", () => {
    const names = new Set(shipped.map(({ name }) => name));
    for (const name of ["@libsql/darwin-arm64", "@libsql/linux-arm64-gnu", "@libsql/win32-x64-msvc"]) {
      expect(names).toContain(name);
    }
    expect(names).not.toContain("vitest");
  });
});

it.each([
  ["MIT", true],
  ["(MIT OR CC0-1.0)", true],
  ["Apache-2.0 AND LGPL-3.0-or-later AND MIT", true],
  ["MIT and ISC", true],
  ["MIT AND Hippocratic-2.1", false],
  ["(MIT OR ISC) AND Hippocratic-2.1", false],
  ["CC-BY-4.0", false],
  ["UNLICENSED", false],
  ["SEE LICENSE IN LICENSE.txt", false],
  ["", false],
])("the licence %j counts as open source: %s", (expression, expected) => {
  expect(isOpenSource(expression)).toBe(expected);
});
