import { z } from "zod";
import { fieldsOf } from "./fields";

type Json = Record<string, unknown>;

/** A zod schema as JSON Schema of OpenAPI 3.1. What it cannot express (a transformation) is left open. */
export function outputSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12", io, unrepresentable: "any" });
  return rest;
}

/** The schema of a body's fields, made by rest/fields.ts. */
export function inputSchema(input: z.ZodObject, partial: boolean): Json {
  const fields = fieldsOf(input);
  const required = fields.filter(([, info]) => info.required && !partial).map(([name]) => name);
  return {
    type: "object",
    properties: Object.fromEntries(
      fields.map(([name, { schema, help, secret }]) => [
        name,
        { ...schema, ...(help ? { description: help } : {}), ...(secret ? { writeOnly: true } : {}) },
      ]),
    ),
    ...(required.length > 0 ? { required } : {}),
  };
}

interface Parameter {
  name: string;
  in: "query";
  required: false;
  description?: string;
  schema: Json;
}

/** Query parameters: always text on the wire. */
export function querySchema({ shape }: z.ZodObject): Parameter[] {
  return Object.entries(shape).map(([name, schema]) => {
    const { description, ...rest } = outputSchema(schema as z.ZodType, "input");
    return {
      name,
      in: "query",
      required: false,
      ...(description ? { description: String(description) } : {}),
      schema: rest,
    };
  });
}
