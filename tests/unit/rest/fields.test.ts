import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { numberField, textField, timeField } from "@/lib/rest/fields";

/** The value, or the refusals. */
function outcome(schema: z.ZodType, input: unknown): unknown {
  const result = schema.safeParse(input);
  return result.success ? result.data : result.error.issues.map((issue) => issue.message);
}

const name = textField(100);
const latitude = numberField({ min: -90, max: 90 });
const time = timeField();

describe("every field", () => {
  it.each([
    [undefined, "This field is required."],
    [null, "This field may not be null."],
    ["", "This field may not be blank."],
    ["  \t ", "This field may not be blank."],
    [true, "Not a valid string."],
    [[], "Not a valid string."],
    [["12"], "Not a valid string."],
    [{}, "Not a valid string."],
    ["1\u00002", "Null characters are not allowed."],
  ])("refuses %j: %s", (input, message) => {
    for (const field of [name, latitude, time]) expect(outcome(field, input)).toEqual([message]);
  });

  it("has an answer to any JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        for (const field of [name, latitude, time]) expect(() => field.safeParse(input)).not.toThrow();
      }),
    );
  });
});

describe("a text field", () => {
  it("takes text trimmed, and numbers in their shortest form", () => {
    expect(outcome(name, "  CityName ")).toBe("CityName");
    expect(outcome(name, 28)).toBe("28");
    expect(outcome(name, 28.5)).toBe("28.5");
    expect(outcome(name, "028.50")).toBe("028.50");
  });

  it("counts code points, after trimming", () => {
    expect(outcome(name, ` ${"🌦".repeat(100)} `)).toBe("🌦".repeat(100));
    expect(outcome(name, "🌦".repeat(101))).toEqual(["Ensure this field has no more than 100 characters."]);
    expect(outcome(textField(3), "abcd")).toEqual(["Ensure this field has no more than 3 characters."]);
  });
});

describe("a number field", () => {
  it.each([
    ["30.733315", 30.733315],
    [30.733315, 30.733315],
    [" 28 ", 28],
    ["+1.5", 1.5],
    ["-0.5", -0.5],
    [".5", 0.5],
    ["5.", 5],
    ["1e1", 10],
    ["2.5E-1", 0.25],
  ])("takes %j", (input, number) => {
    expect(outcome(latitude, input)).toBe(number);
  });

  it.each([
    "abc",
    "NaN",
    "nan",
    "Infinity",
    "-inf",
    "1e400",
    Number.POSITIVE_INFINITY,
    "-1e400",
    "0x1F",
    "0b1",
    "1_000",
    "1,5",
    "1 2",
    "--1",
    ".",
    "e5",
    "1e",
    "٣",
  ])("refuses %j as no number", (input) => {
    expect(outcome(latitude, input)).toEqual(["A valid number is required."]);
  });

  it("keeps its bounds, which belong to it", () => {
    expect(outcome(latitude, "90")).toBe(90);
    expect(outcome(latitude, "-90")).toBe(-90);
    expect(outcome(latitude, "90.0001")).toEqual(["Ensure this value is less than or equal to 90."]);
    expect(outcome(latitude, -90.0001)).toEqual(["Ensure this value is greater than or equal to -90."]);
  });

  it("reads back every number as it writes it, and lets nothing through that is not finite", () => {
    const any = numberField({ min: -Number.MAX_VALUE, max: Number.MAX_VALUE });
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(outcome(any, number)).toBe(number + 0);
        expect(outcome(any, String(number))).toBe(number + 0);
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string()), (input) => {
        const result = any.safeParse(input);
        if (result.success) expect(Number.isFinite(result.data)).toBe(true);
      }),
    );
  });
});

describe("a time field", () => {
  it.each([
    ["1393926310", 1_393_926_310_000],
    [1393926310, 1_393_926_310_000],
    ["1393926310.5", 1_393_926_310_500],
    ["2014-03-04T09:45:10Z", 1_393_926_310_000],
    [" 2014-03-04T10:45:10+01:00 ", 1_393_926_310_000],
    ["0", 0],
    ["-86400", -86_400_000],
  ])("takes %j", (input, ms) => {
    expect(outcome(time, input)).toBe(ms);
  });

  it.each([
    ["yesterday", "Use ISO 8601 with an offset (2026-01-31T12:00:00Z) or epoch seconds."],
    ["2014-03-04T09:45:10", "Use ISO 8601 with an offset (2026-01-31T12:00:00Z) or epoch seconds."],
    ["2014-03-04", "Use ISO 8601 with an offset (2026-01-31T12:00:00Z) or epoch seconds."],
    ["NaN", "Use ISO 8601 with an offset (2026-01-31T12:00:00Z) or epoch seconds."],
    ["1749-12-31T23:59:59Z", "This time is out of range."],
    ["1e300", "This time is out of range."],
  ])("refuses %j: %s", (input, message) => {
    expect(outcome(time, input)).toEqual([message]);
  });
});
