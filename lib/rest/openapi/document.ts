import { z } from "zod";
import { ANONYMOUS } from "../../auth/actor";
import { SESSION_COOKIE } from "../../auth/session";
import { contextFor } from "../../services/context";
import { type Endpoint, METHODS, type Operation } from "../endpoint";
import { inputSchema, outputSchema, querySchema } from "../json-schema";
import { allowed } from "../options";

const SECURITY_SCHEMES = {
  basic: { type: "http", scheme: "basic", description: "A staff user." },
  key: { type: "http", scheme: "bearer", description: "A device key." },
  keyHeader: { type: "apiKey", in: "header", name: "X-ApiKey", description: "A device key." },
  session: { type: "apiKey", in: "cookie", name: SESSION_COOKIE, description: "A staff user who is logged in." },
};

const TAGS: Record<string, string> = {
  Root: "The entry point.",
  Views: "Short views for simple pages.",
  Device: "Status, commands and replies of a device, over HTTP.",
  v1: "Stations and their readings for programs: batches, ranges, units and corrections.",
};

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of all endpoints, made from the schemas that validate their input. */
export function openApiDocument(endpoints: readonly Endpoint[], version: string): Json {
  const schemas: Json = { Error: z.toJSONSchema(errorSchema, { target: "draft-2020-12" }) };
  delete (schemas.Error as Json).$schema;
  const paths = Object.fromEntries(endpoints.map((endpoint) => [endpoint.path, pathItem(endpoint, schemas)]));
  const tags = [...new Set(endpoints.map(({ tag }) => tag))];
  return {
    openapi: "3.1.0",
    info: {
      title: "Weather Station",
      version,
      description:
        "The REST API of a weather-station server. The station API's wire behaviour is Django REST framework's.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: tags.map((name) => ({ name, description: TAGS[name] ?? descriptionOf(endpoints, name) })),
    paths,
    components: { securitySchemes: SECURITY_SCHEMES, schemas },
  };
}

const errorSchema = z
  .object({ detail: z.string().optional() })
  .catchall(z.unknown())
  .describe("The error: `detail` for the request as a whole, or a list of messages by field.");

function descriptionOf(endpoints: readonly Endpoint[], tag: string): string {
  return endpoints.find((endpoint) => endpoint.tag === tag)?.description ?? tag;
}

function pathItem(endpoint: Endpoint, schemas: Json): Json {
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const parameters = names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
  const operations = METHODS.flatMap((method) => {
    const operation = endpoint.operations[method];
    return operation ? [[method.toLowerCase(), operationOf(endpoint, method, operation, schemas)] as const] : [];
  });
  return { ...(parameters.length > 0 ? { parameters } : {}), ...Object.fromEntries(operations) };
}

function operationOf(endpoint: Endpoint, method: string, operation: Operation, schemas: Json): Json {
  const { summary, input, query, bodies, partial = false } = operation;
  const content = input ? inputContent(inputSchema(input, partial)) : bodies && bodyContent(bodies);
  const isPublic = allowed(operation, contextFor(ANONYMOUS));
  return {
    operationId: operationId(endpoint, method),
    summary,
    description: endpoint.description,
    tags: [endpoint.tag],
    security: [...(isPublic ? [{}] : []), ...Object.keys(SECURITY_SCHEMES).map((name) => ({ [name]: [] }))],
    ...(query ? { parameters: querySchema(query) } : {}),
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: responsesOf(endpoint, method, operation, schemas),
  };
}

/** As "getStation", "listStation", "getApiV1StationsReadings": made from the path, so that it is stable. */
function operationId({ path }: Endpoint, method: string): string {
  const words = path.split("/").filter((part) => part !== "" && !part.startsWith("{"));
  const isRecord = path.replace(/\/$/, "").endsWith("}");
  const verb = method === "GET" && !isRecord ? "list" : method.toLowerCase();
  return (
    verb +
    (words.length === 0
      ? "Root"
      : words
          .flatMap((word) => word.split("-"))
          .map(capital)
          .join("")) +
    (isRecord ? "Item" : "")
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function inputContent(schema: Json): Json {
  return {
    "application/json": { schema },
    "application/x-www-form-urlencoded": { schema },
    "multipart/form-data": { schema },
  };
}

function bodyContent(bodies: NonNullable<Operation["bodies"]>): Json {
  return Object.fromEntries(
    Object.entries(bodies).map(([type, schema]) => [
      type,
      { schema: schema ? outputSchema(schema, "input") : { type: "string" } },
    ]),
  );
}

function responsesOf(
  { path, tag, renders }: Endpoint,
  method: string,
  { status, also = {}, output, input }: Operation,
  schemas: Json,
): Json {
  const refusals: [number, string][] = [
    ...(input ? [[400, "A field is invalid."] as [number, string]] : []),
    [401, "Credentials are missing or wrong."],
    [403, "The caller lacks the permission."],
    ...(path.includes("{") ? [[404, "The record does not exist."] as [number, string]] : []),
    [429, "Too many requests: see Retry-After."],
  ];
  const page = renders.includes("json") ? {} : { content: { "text/html": { schema: { type: "string" } } } };
  const good = output ? { content: contentOf(output, renders, tag, path, schemas) } : page;
  return {
    [status]: { description: status === 201 ? "Added." : method === "DELETE" ? "Deleted." : "Done.", ...good },
    ...Object.fromEntries(Object.entries(also).map(([code, description]) => [code, { description, ...good }])),
    ...Object.fromEntries(
      refusals.map(([code, description]) => [
        code,
        { description, content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } } },
      ]),
    ),
  };
}

/** Representations of resources become named schemas; a schema that occurs once stays inline. */
function contentOf(output: z.ZodType, renders: Endpoint["renders"], tag: string, path: string, schemas: Json): Json {
  const schema = outputSchema(output, "output");
  const isRecord = /^\/[a-z-]+\/(\{id\}\/)?$/.test(path) && "url" in ((schema.properties ?? {}) as Json);
  const name = tag.replaceAll(" ", "");
  if (isRecord) schemas[name] = schema;
  return {
    "application/json": { schema: isRecord ? { $ref: `#/components/schemas/${name}` } : schema },
    ...(renders.includes("csv") ? { "text/csv": { schema: { type: "string" } } } : {}),
  };
}
