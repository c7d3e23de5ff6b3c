import { describe, expect, it } from "vitest";
import { z } from "zod";
import { timeParameter, wholeNumber } from "@/lib/http/query";
import { booleanField, choicesField, linksField, numberField, textField, timeField } from "@/lib/rest/fields";
import { inputSchema, outputSchema, querySchema } from "@/lib/rest/json-schema";

const input = z.object({
  name: textField(100),
  note: textField(10, { required: false, blank: true, help: "A word." }),
  password: textField(20, { required: false, secret: true }),
  lat: numberField({ min: -90, max: 90, asText: true }),
  humidity: numberField({ min: 0, max: 100, required: false, nullable: true }),
  time: timeField(),
  active: booleanField({ required: false }),
  permissions: choicesField(["a", "b"], { required: false }),
  groups: linksField("groups", { required: false }),
});

const ANY_OF_TEXT = expect.arrayContaining([{ type: "string" }]);

describe("a body's schema", () => {
  it("a body's schema describes each field", () => {
    expect(inputSchema(input, false)).toEqual({
      type: "object",
      properties: {
        name: { type: "string", minLength: 1, maxLength: 100 },
        note: { type: "string", maxLength: 10, description: "A word." },
        password: { type: "string", minLength: 1, maxLength: 20, writeOnly: true },
        lat: { anyOf: [{ type: "string" }, { type: "number", minimum: -90, maximum: 90 }] },
        humidity: { type: ["number", "null"], minimum: 0, maximum: 100 },
        time: { anyOf: ANY_OF_TEXT, description: "Epoch seconds, or ISO 8601 with an offset." },
        active: { type: "boolean" },
        permissions: { type: "array", items: { type: "string", enum: ["a", "b"] } },
        groups: { type: "array", items: { anyOf: ANY_OF_TEXT } },
      },
      required: ["name", "lat", "time"],
    });
  });

  it("the schema of a partial update requires nothing", () => {
    expect(inputSchema(input, true)).not.toHaveProperty("required");
  });
});

describe("a query's parameters", () => {
  it("query parameters are optional text with a description", () => {
    const query = z.object({
      size: wholeNumber(1, 10).describe("How many.").optional(),
      from: timeParameter("Since when."),
      kind: z.enum(["a", "b"]).optional(),
    });
    expect(querySchema(query)).toEqual([
      expect.objectContaining({ name: "size", in: "query", required: false }),
      expect.objectContaining({ name: "from", in: "query", required: false, description: "Since when." }),
      { name: "kind", in: "query", required: false, schema: { type: "string", enum: ["a", "b"] } },
    ]);
  });
});

describe("an answer's schema", () => {
  it("a response schema is JSON Schema without its own $id", () => {
    const schema = z.object({ url: z.url(), temperature: z.number().nullable().describe("°C") });
    expect(outputSchema(schema, "output")).toEqual({
      type: "object",
      properties: {
        url: { type: "string", format: "uri" },
        temperature: expect.objectContaining({ description: "°C" }),
      },
      required: ["url", "temperature"],
      additionalProperties: false,
    });
  });

  it("the schema leaves out rules that OpenAPI cannot express", () => {
    expect(outputSchema(z.unknown().transform(String), "output")).toEqual({});
  });
});
