import { beforeAll, expect, it } from "vitest";
import { createStation } from "@/lib/services/stations";
import { onServer } from "../../support/server";

onServer("a page that does not exist", (fixture) => {
  let id: number;
  beforeAll(async () => {
    ({ id } = await createStation(fixture.ctx(), { name: "Roof", lat: 1, lon: 2 }));
  });

  it.each([
    "/nowhere",
    "/stations/roof",
    "/stations/999999",
    "/stations/9999999999",
    "/stations/999999/reports",
    "/stations/999999/reports/2026",
    "/stations/{id}/reports/july",
  ])("a page that does not exist says so before any script has run: %s", async (address) => {
    const headers = { Accept: "text/html", "Accept-Language": "de" };
    const response = await fixture.server.fetch(address.replace("{id}", String(id)), { headers });
    expect(response.status).toBe(404);
    const html = await response.text();
    expect(html).toContain('<html lang="de"');
    expect(html).toMatch(/<h1[^>]*>Hier ist nichts/);
    expect(html).toMatch(/<title>Hier ist nichts/);
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html).toMatch(/<a [^>]*href="\/"/);
  });
});
