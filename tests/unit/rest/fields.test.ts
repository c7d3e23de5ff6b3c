import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import {
  booleanField,
  choicesField,
  linkField,
  linksField,
  localTimeField,
  numberField,
  textField,
  timeField,
} from "@/lib/rest/fields";

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
    ["1\ud8002", "Surrogate characters are not allowed: U+D800."],
    ["1\udfff", "Surrogate characters are not allowed: U+DFFF."],
  ])("every field refuses %j: %s", (input, message) => {
    for (const field of [name, latitude, time]) expect(outcome(field, input)).toEqual([message]);
  });

  it("every field handles any JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        for (const field of [name, latitude, time]) expect(() => field.safeParse(input)).not.toThrow();
      }),
    );
  });
});

describe("a time that may be the station's", () => {
  const local = localTimeField({});

  it.each([
    ["2014-03-04T12:00:00", { local: "2014-03-04T12:00:00" }],
    [" 2014-03-04 12:00 ", { local: "2014-03-04 12:00" }],
    ["2014-03-04T12:00:00Z", 1393934400000],
    ["1393934400", 1393934400000],
    ["noon", ["Use ISO 8601 with an offset (2026-01-31T12:00:00Z) or epoch seconds."]],
  ])("a time that may be the station's reads %j", (input, output) => expect(outcome(local, input)).toEqual(output));
});

describe("a text field", () => {
  it("a text field accepts text, trimmed, and numbers in their shortest form", () => {
    expect(outcome(name, "  CityName ")).toBe("CityName");
    expect(outcome(name, 28)).toBe("28");
    expect(outcome(name, 28.5)).toBe("28.5");
    expect(outcome(name, "028.50")).toBe("028.50");
  });

  it("a text field counts code points after trimming", () => {
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
  ])("a number field accepts %j", (input, number) => {
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
  ])("a number field refuses %j as not a number", (input) => {
    expect(outcome(latitude, input)).toEqual(["A valid number is required."]);
  });

  it.each(["1", "1.", "1e", " ", "\t1"])("a number field refuses %j repeated many times, in linear time", (part) => {
    const hostile = `0${part.repeat(1_000_000)}x`;
    for (const field of [latitude, time, linkField("station")]) expect(field.safeParse(hostile).success).toBe(false);
  });

  it("a number field includes its bounds", () => {
    expect(outcome(latitude, "90")).toBe(90);
    expect(outcome(latitude, "-90")).toBe(-90);
    expect(outcome(latitude, "90.0001")).toEqual(["Ensure this value is less than or equal to 90."]);
    expect(outcome(latitude, -90.0001)).toEqual(["Ensure this value is greater than or equal to -90."]);
  });

  it("a number field reads every number as written and accepts only finite ones", () => {
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
  ])("a time field accepts %j", (input, ms) => {
    expect(outcome(time, input)).toBe(ms);
  });

  it.each([
    ["yesterday", "Use ISO 8601 with an offset (2026-01-31T12:00:00Z) or epoch seconds."],
    ["2014-03-04T09:45:10", "Use ISO 8601 with an offset (2026-01-31T12:00:00Z) or epoch seconds."],
    ["2014-03-04", "Use ISO 8601 with an offset (2026-01-31T12:00:00Z) or epoch seconds."],
    ["NaN", "Use ISO 8601 with an offset (2026-01-31T12:00:00Z) or epoch seconds."],
    ["1749-12-31T23:59:59Z", "This time is out of range."],
    ["1e300", "This time is out of range."],
  ])("a time field refuses %j: %s", (input, message) => {
    expect(outcome(time, input)).toEqual([message]);
  });
});

describe("a truth value", () => {
  it.each([
    [true, true],
    ["TRUE", true],
    ["on", true],
    [1, true],
    ["1", true],
    [false, false],
    ["false", false],
    [0, false],
    ["0", false],
  ])("a boolean field accepts %j", (input, value) => {
    expect(outcome(booleanField(), input)).toBe(value);
  });

  it.each(["maybe", 2, "", [], {}, "yes"])("a boolean field refuses %j", (input) => {
    expect(outcome(booleanField(), input)).toEqual(["Must be a valid boolean."]);
  });
});

describe("a link", () => {
  const link = linkField("station");

  it.each([
    [12, 12],
    ["12", 12],
    ["/station/12/", 12],
    ["/station/12", 12],
    ["http://roof.local:8000/station/12/", 12],
    ["2147483647", 2_147_483_647],
  ])("a link field accepts %j", (input, id) => {
    expect(outcome(link, input)).toBe(id);
  });

  it.each(["0", "01", "-1", "2147483648", "/users/12/", "/station/", "/station/12/more/", "ftp://x/station/1/", "x"])(
    "a link field refuses %j",
    (input) => {
      expect(outcome(link, input)).toEqual(["Invalid hyperlink - No URL match."]);
    },
  );

  it("a list of links accepts several links", () => {
    const links = linksField("groups");
    expect(outcome(links, ["1", "/groups/2/", 3])).toEqual([1, 2, 3]);
    expect(outcome(links, "4")).toEqual([4]);
    expect(outcome(links, ["", "5"])).toEqual([5]);
    expect(outcome(links, "")).toEqual([]);
    expect(outcome(links, ["1", "x"])).toEqual(["Invalid hyperlink - No URL match."]);
    expect(outcome(links, 1)).toEqual(["Expected a list of items."]);
  });
});

describe("a choice of some", () => {
  const choices = choicesField(["a", "b"]);

  it("a choice field accepts its choices, from JSON and from a form", () => {
    expect(outcome(choices, ["b", "a"])).toEqual(["b", "a"]);
    expect(outcome(choices, "a")).toEqual(["a"]);
    expect(outcome(choices, [""])).toEqual([]);
  });

  it("a choice field refuses other values", () => {
    expect(outcome(choices, ["a", "c"])).toEqual(['"c" is not a valid choice.']);
    expect(outcome(choices, [1])).toEqual(["1 is not a valid choice."]);
    expect(outcome(choices, true)).toEqual(["Expected a list of items."]);
  });
});

describe("what a field may be", () => {
  it("an optional field may be absent", () => {
    expect(outcome(textField(5, { required: false }), undefined)).toBeUndefined();
    expect(outcome(textField(5, { required: false }), null)).toEqual(["This field may not be null."]);
  });

  it("a nullable field may be null, or empty in a form", () => {
    const nullable = numberField({ min: 0, max: 1, nullable: true });
    expect(outcome(nullable, null)).toBeNull();
    expect(outcome(nullable, "")).toBeNull();
    expect(outcome(nullable, undefined)).toEqual(["This field is required."]);
  });

  it("a field may be blank if that is allowed", () => {
    expect(outcome(textField(5, { blank: true }), " ")).toBe("");
  });
});
