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

it("gives back what is good", () => {
  expect(fieldsOf({ name: "a", place: { lat: 1 } })).toEqual({ name: "a", place: { lat: 1 } });
});

it("throws the messages of every field at once, by its path", () => {
  expect(fieldsOf({ name: 1, place: { lat: "x" } })).toEqual({
    name: [expect.any(String)],
    "place.lat": [expect.any(String)],
  });
});

it("names an unknown field, whatever its name, and puts the rest under non_field_errors", () => {
  const good = { name: "a", place: { lat: 1 } };
  expect(fieldsOf({ ...good, nmae: 1 })).toEqual({ nmae: [expect.any(String)] });
  expect(Object.keys(fieldsOf(JSON.parse('{"name":"a","place":{"lat":1},"__proto__":1}')) as object)).toEqual([
    "__proto__",
  ]);
  expect(fieldsOf({ ...good, name: "nowhere" })).toEqual({ non_field_errors: ["There is no such place."] });
  expect(fieldsOf("text")).toEqual({ non_field_errors: [expect.any(String)] });
});

it("says the first ten of thousands of faults, each under a name of bounded length, and how many more there are", () => {
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
