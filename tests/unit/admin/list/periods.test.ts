import { describe, expect, it } from "vitest";
import { periodNamed, spanOf } from "@/lib/admin/list/periods";

describe("a period", () => {
  it.each([
    ["2026", "2026-01-01", "2027-01-01"],
    ["2024-02", "2024-02-01", "2024-03-01"],
    ["2026-12", "2026-12-01", "2027-01-01"],
    ["2024-02-29", "2024-02-29", "2024-03-01"],
    ["2026-12-31", "2026-12-31", "2027-01-01"],
  ])("the period %s ends where the next one begins", (name, from, to) => {
    expect(periodNamed(name)).toEqual({ from: Date.parse(from), to: Date.parse(to) });
  });

  it.each(["9999", "9999-12", "9999-12-31"])("the period %s has no end", (name) => {
    expect(periodNamed(name).to).toBeUndefined();
  });

  it.each(["0000", "0099", "0999-12-31", "2026-00", "2026-13", "2026-02-29", "2026-11-00", "2026-11-31"])(
    "%s is not the name of a period",
    (name) => {
      expect(() => periodNamed(name)).toThrow(`${name} is not a date.`);
    },
  );

  it("a period up to now ends with the day", () => {
    const now = Date.UTC(2026, 2, 3, 4);
    const to = Date.UTC(2026, 2, 4);
    expect(spanOf("today", now)).toEqual({ from: Date.UTC(2026, 2, 3), to });
    expect(spanOf("week", now)).toEqual({ from: Date.UTC(2026, 1, 24), to });
    expect(spanOf("month", now)).toEqual({ from: Date.UTC(2026, 2, 1), to });
    expect(spanOf("year", now)).toEqual({ from: Date.UTC(2026, 0, 1), to });
  });
});
