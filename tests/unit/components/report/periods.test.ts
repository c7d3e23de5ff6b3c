import { describe, expect, it } from "vitest";
import { calendarValueNamed } from "../../../../components/report/calendar/calendarValues";
import { hasData, isMonth, shifted, yearOf } from "../../../../components/report/periods";

const span = { first: "2024-11-22", last: "2026-02-03" };

describe("a period", () => {
  it("a period has data if it overlaps the station's first to last day", () => {
    for (const period of ["2024", "2024-11", "2025-06", "2026", "2026-02"]) expect(hasData(period, span)).toBe(true);
    for (const period of ["2023", "2024-10", "2026-03", "2027"]) expect(hasData(period, span)).toBe(false);
    expect(hasData("2025", null)).toBe(false);
  });

  it("a period is followed by one of the same kind", () => {
    expect([shifted("2025-12", 1), shifted("2026-01", -1), shifted("2026", 1)]).toEqual(["2026-01", "2025-12", "2027"]);
    expect([isMonth("2026"), isMonth("2026-01"), yearOf("2026-01")]).toEqual([false, true, 2026]);
  });
});

it("a calendar shows the high unless the address selects another value", () => {
  expect(calendarValueNamed("rain")).toBe("rain");
  for (const name of [undefined, "", "toString", ["rain", "gust"]]) expect(calendarValueNamed(name)).toBe("high");
});
