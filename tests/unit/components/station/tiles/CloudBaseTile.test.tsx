import { expect, it } from "vitest";
import { CloudBaseTile } from "@/components/station/tiles/CloudBaseTile";
import { textOf } from "../../../support/textOf";

function tile(language: string, timestamp: number | null): string {
  const station = { latest: { temperature: 20, dewPoint: 6.01 }, timestamp, lat: 52.5, lon: 13.4 };
  return textOf(<CloudBaseTile station={station} />, language);
}

const NOON = Date.UTC(2026, 5, 21, 11);

// The exact level is 1750 m, 5741 ft: tests/unit/weather/formulas/cloudBase.test.ts.
it("the cloud base is an estimate in steps, in metres or feet", () => {
  expect(tile("en-IE", NOON)).toBe("Cloud base (estimated) 1750 m Of cumulus, above the station");
  expect(tile("en-US", NOON)).toBe("Cloud base (estimated) 5700 ft Of cumulus, above the station");
});

it("the cloud base is empty at night and before the first reading", () => {
  expect(tile("en-IE", NOON - 12 * 3_600_000)).toBe("");
  expect(tile("en-IE", null)).toBe("");
});
