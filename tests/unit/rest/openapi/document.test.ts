import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { METHODS } from "@/lib/rest/endpoint";
import { ENDPOINTS } from "@/lib/rest/endpoints";
import { openApiDocument } from "@/lib/rest/openapi/document";

const document = openApiDocument(ENDPOINTS, "1.2.3") as {
  info: { version: string };
  paths: Record<
    string,
    Record<string, { operationId: string; requestBody?: unknown; parameters?: { name: string }[] }>
  >;
  components: { schemas: Record<string, unknown> };
};

describe("the OpenAPI document", () => {
  it("the OpenAPI document passes the linter, except for trailing slashes, which the station API has", async () => {
    const config = await createConfig({ extends: ["recommended-strict"], rules: { "no-path-trailing-slash": "off" } });
    const source = JSON.stringify(document);
    expect(await lintFromString({ source, absoluteRef: "openapi.json", config })).toEqual([]);
  });

  it("the OpenAPI document contains every method of every endpoint", () => {
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item)
        .filter((key) => key !== "parameters")
        .map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = ENDPOINTS.flatMap(({ path, operations }) =>
      METHODS.filter((method) => operations[method]).map((method) => `${method} ${path}`),
    );
    expect(described.sort()).toEqual(served.sort());
  });

  it("operation ids are unique", () => {
    const ids = Object.values(document.paths).flatMap((item) =>
      Object.entries(item).flatMap(([key, operation]) => (key === "parameters" ? [] : [operation.operationId])),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain("listStation");
    expect(ids).toContain("getStationItem");
  });

  it("the OpenAPI document lists required and nullable fields of a body", () => {
    expect(document.paths["/station/"]?.post?.requestBody).toMatchObject({
      content: {
        "application/json": {
          schema: {
            required: ["name", "timestamp", "temperature", "lat", "lon"],
            properties: { name: { type: "string", maxLength: 100, minLength: 1 } },
          },
        },
      },
    });
    expect(document.paths["/station/{id}/"]?.patch?.requestBody).not.toHaveProperty(
      "content.application/json.schema.required",
    );
    expect(document.components.schemas.Station).toMatchObject({ properties: { name: { type: "string" } } });
  });

  it("the OpenAPI document names the parameters of a list", () => {
    const names = document.paths["/station/"]?.get?.parameters?.map(({ name }) => name);
    expect(names).toEqual(["name", "search", "ordering", "page", "page_size"]);
  });

  it("the OpenAPI document contains no password and has the version", () => {
    expect(JSON.stringify(document.components.schemas.User)).not.toContain("password");
    expect(document.info.version).toBe("1.2.3");
  });
});
