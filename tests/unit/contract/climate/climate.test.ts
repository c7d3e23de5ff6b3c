import { expect, it } from "vitest";
import { periodNamed } from "../../../../lib/contract/climate/climate";

it("only the names of a month or a year are accepted as a period", () => {
  expect(periodNamed("2026-07")).toEqual({ month: "2026-07" });
  expect(periodNamed("2026")).toEqual({ year: 2026 });
  for (const text of [
    "",
    "2026-13",
    "2026-00",
    "2026-7",
    "26",
    "1749",
    "9999",
    "9999-12",
    "2026-07-04",
    " 2026",
    "0x7e",
  ]) {
    expect(periodNamed(text)).toBeUndefined();
  }
});
