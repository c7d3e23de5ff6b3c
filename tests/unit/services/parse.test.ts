import { expect, it } from "vitest";
import { z } from "zod";
import { parse } from "@/lib/services/parse";

const schema = z
  .strictObject({ name: z.string(), place: z.object({ lat: z.number() }) })
  .refine(({ name }) => name !== "nowhere", { error: "There is no such place." });

function fieldsOf(input: unknown) {
  try {
    return parse(schema, input);
  } catch (error) {
    return (error as { fields?: unknown }).fields;
  }
}

it("valid input is returned", () => {
  expect(fieldsOf({ name: "a", place: { lat: 1 } })).toEqual({ name: "a", place: { lat: 1 } });
});

it("all errors are reported at once, by the path of their field", () => {
  expect(fieldsOf({ name: 1, place: { lat: "x" } })).toEqual({
    name: [expect.any(String)],
    "place.lat": [expect.any(String)],
  });
});

it("an unknown field is named, and other errors are under non_field_errors", () => {
  const good = { name: "a", place: { lat: 1 } };
  expect(fieldsOf({ ...good, nmae: 1 })).toEqual({ nmae: [expect.any(String)] });
  expect(Object.keys(fieldsOf(JSON.parse('{"name":"a","place":{"lat":1},"__proto__":1}')) as object)).toEqual([
    "__proto__",
  ]);
  expect(fieldsOf({ ...good, name: "nowhere" })).toEqual({ non_field_errors: ["There is no such place."] });
  expect(fieldsOf("text")).toEqual({ non_field_errors: [expect.any(String)] });
});

it("the first ten of thousands of errors are reported with their number, under bounded names", () => {
  const names = z.record(z.string().regex(/^[a-z]+$/), z.number());
  const input = Object.fromEntries(Array.from({ length: 6_300 }, (_, i) => [`${i}`.padEnd(500, "-"), 1]));
  try {
    parse(names, input);
    expect.unreachable();
  } catch (error) {
    const { fields = {} } = error as { fields?: Record<string, string[]> };
    expect(Object.keys(fields)).toHaveLength(11);
    expect(fields.non_field_errors).toEqual(["And 6290 more."]);
    expect(JSON.stringify(fields).length).toBeLessThan(3_000);
  }
});
