import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import createClient from "openapi-fetch";
import { expect, it } from "vitest";
import { createUser } from "@/lib/services/users";
import { basic, newStation } from "../http/support/client";
import { onServer } from "../support/server";
import { clientTypes } from "./generate";
import type { paths } from "./schema";

const PASSWORD = "a password of the client";

onServer("a generated API client", (fixture) => {
  let made = 0;
  async function staffClient() {
    const username = `client-${made++}`;
    await createUser(fixture.ctx(), { username, password: PASSWORD, isStaff: true });
    return createClient<paths>({ baseUrl: fixture.server.url, headers: basic(username, PASSWORD) });
  }

  it("the committed types of the client match the server's OpenAPI document", async () => {
    const path = fileURLToPath(new URL("schema.d.ts", import.meta.url));
    // To regenerate: npx vitest run --project integration tests/integration/api-client --update
    await expect(await clientTypes()).toMatchFileSnapshot(path);
    expect(readFileSync(path, "utf8")).toContain('"/station/{id}/"');
  });

  it("the client adds, reads, changes and deletes a station", async () => {
    const client = await staffClient();
    const body = { name: "Typed", timestamp: 1_393_926_310, temperature: 28, lat: 30.7, lon: 76.8 };
    const added = await client.POST("/station/", { body });
    expect(added.data).toMatchObject({ name: "Typed", temperature: "28" });
    const id = /(\d+)\/$/.exec(added.data?.url ?? "")?.[1] ?? "";
    const path = { path: { id } };
    const changed = await client.PATCH("/station/{id}/", { params: path, body: { temperature: "29" } });
    expect(changed.data?.temperature).toBe("29");
    expect((await client.DELETE("/station/{id}/", { params: path })).response.status).toBe(204);
    const gone = await client.GET("/station/{id}/", { params: path });
    expect(gone.error).toEqual({ detail: "Not found." });
  });

  it("the client receives validation errors by field", async () => {
    const client = await staffClient();
    const { error, response } = await client.POST("/station/", {
      body: { name: "", timestamp: 1, temperature: 1, lat: 0, lon: 0 },
    });
    expect(response.status).toBe(400);
    expect(error).toEqual({ name: ["This field may not be blank."] });
  });

  it("the client records readings as a device and reads them back in other units", async () => {
    const { id, device } = await newStation(fixture);
    const client = createClient<paths>({ baseUrl: fixture.server.url, headers: device });
    const time = new Date(Date.now() - 60_000).toISOString();
    const sent = await client.POST("/api/v1/readings", { body: [{ time, temperature: 20, windSpeed: 10 }] });
    expect(sent.data).toMatchObject({ stored: 1, refused: 0 });
    const params = { path: { id: String(id) }, query: { units: "us" as const, resolution: "raw" as const } };
    const read = await client.GET("/api/v1/stations/{id}/readings", { params });
    expect(read.data).toMatchObject({
      station: id,
      units: { temperature: "°F" },
      readings: [{ time, temperature: 68, windSpeed: 22.3694 }],
    });
    const latest = await client.GET("/api/v1/stations/{id}/latest", { params: { path: { id: String(id) } } });
    expect(latest.data).toMatchObject({ time, values: { temperature: 20 }, freshness: "fresh", rainToday: null });
  });

  it("the server serves the document that the client was generated from", async () => {
    const served = (await (await fixture.server.fetch("/api/openapi.json")).json()) as { paths: object };
    expect(Object.keys(served.paths)).toContain("/api/v1/stations/{id}/readings");
  });
});
