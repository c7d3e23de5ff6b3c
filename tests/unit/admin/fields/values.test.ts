import { describe, expect, it } from "vitest";
import { readValues, requireAll } from "@/lib/admin/fields/values";
import type { FieldKind, FieldSpec, FieldValue } from "@/lib/contract/admin/admin";
import { AppError } from "@/lib/errors";

function field(kind: FieldKind, options: Partial<FieldSpec> = {}): FieldSpec {
  return { name: "field", label: "Field", kind, required: false, readOnly: false, ...options };
}

function read(spec: FieldSpec, value: FieldValue): unknown {
  return readValues([spec], { field: value }).field;
}

function refusal(spec: FieldSpec, value: FieldValue): string {
  try {
    read(spec, value);
  } catch (error) {
    if (error instanceof AppError) return error.fields?.field?.[0] ?? "";
    throw error;
  }
  return "";
}

describe("what is typed into a form", () => {
  it.each<[FieldKind, FieldValue, unknown]>([
    ["text", "  A1 ", "  A1 "],
    ["text", null, ""],
    ["number", "30.733315", 30.733315],
    ["number", 25, 25],
    ["number", " -1.5 ", -1.5],
    ["number", "", null],
    ["integer", "42", 42],
    ["boolean", true, true],
    ["time", "1393926308", 1393926308000],
    ["time", "2014-03-04T10:45:08+01:00", 1393926308000],
    ["time", "", null],
    ["relation", "7", 7],
    ["relation", null, null],
    ["relations", ["1", 2], [1, 2]],
    ["lines", "10.0.0.1\n\n 10.0.0.2 ", ["10.0.0.1", "10.0.0.2"]],
    ["json", '{"a": [1]}', { a: [1] }],
    ["json", " ", null],
    ["secret", "", undefined],
    ["secret", "pass word", "pass word"],
  ])("as %s a form reads %j as %j", (kind, typed, value) => {
    expect(read(field(kind), typed)).toEqual(value);
  });

  it.each<[FieldSpec, FieldValue, string]>([
    [field("text", { required: true }), " ", "This field is required."],
    [field("text", { maxLength: 2 }), "abc", "Ensure this value has at most 2 characters (it has 3)."],
    [field("text", { maxLength: 2 }), "🌧🌧", ""],
    [field("number"), "12,5", "Enter a number."],
    [field("number"), "1e999", "Enter a number."],
    [field("number"), [1], "Enter text."],
    [field("number", { max: 90 }), "90.1", "Ensure this value is less than or equal to 90."],
    [field("number", { min: -90 }), "-91", "Ensure this value is greater than or equal to -90."],
    [field("integer"), "1.5", "Enter a whole number."],
    [field("boolean"), "on", "Choose yes or no."],
    [field("time"), "yesterday", "Enter a valid date and time."],
    [
      field("choice", { choices: [{ value: "a", label: "A" }] }),
      "b",
      "Select a valid choice. b is not one of the available choices.",
    ],
    [field("relation"), "-1", "Select a valid choice."],
    [field("relations"), "1", "Enter a list of values."],
    [field("json"), "{", "Enter valid JSON."],
  ])("a form refuses %j with %j: %s", (spec, typed, message) => {
    expect(refusal(spec, typed)).toBe(message);
  });

  it("a form ignores read-only and unknown fields", () => {
    const values = readValues([field("text", { readOnly: true })], { field: "x", isSuperuser: true, __proto__: "y" });
    expect(values).toEqual({});
  });

  it("a form reports all missing fields at once", () => {
    const fields = [field("text", { required: true, name: "a" }), field("number", { required: true, name: "b" })];
    expect(() => requireAll(fields, {})).toThrow(AppError);
    expect(() => requireAll(fields, { a: "", b: 0 })).not.toThrow();
  });
});
