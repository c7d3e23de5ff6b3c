import { expect, it } from "vitest";
import { RainTile } from "@/components/station/tiles/RainTile";
import type { RainYear } from "@/lib/contract/climate/climate";
import { textOf } from "../../../support/textOf";

const tile = (today: number | null, rain: RainYear["rain"], last?: number) =>
  textOf(<RainTile last={last} today={today} year={{ first: "2025-10-01", last: "2026-09-30", rain }} />);

it("the rain tile shows the rain year's total and whether it is incomplete", () => {
  expect(tile(2, { value: 431.5, isWhole: true })).toBe("Rain today 2.0 mm 431.5 mm since 1 Oct");
  expect(tile(2, { value: 431.5, isWhole: false })).toBe("Rain today 2.0 mm 431.5 mm since 1 Oct, incomplete");
  expect(tile(null, { value: 431.5, isWhole: true }, 0.2)).toBe("Rain 0.2 mm Since last reading 431.5 mm since 1 Oct");
});

it("the rain tile shows no total in a year without rain or without a gauge", () => {
  expect(tile(0, null)).toBe("Rain today 0.0 mm");
  expect(tile(null, null)).toBe("");
});
