import { expect, it } from "vitest";
import { record } from "@/lib/services/readings/record";
import { createStation } from "@/lib/services/stations/create";
import { onServer, type ServerBench } from "../support/server";

const HOSTILE = `<b>"Roof" & ]]> \u0007 ⛅`;
const TIME = "2026-01-15T12:00:00.000Z";

async function newStation(bench: ServerBench): Promise<number> {
  const { id } = await createStation(bench.ctx(), { name: "Roof", lat: 1, lon: 2, timeZone: "UTC" });
  // No way in takes such a name any more; one may be stored from before.
  await bench.database.prisma.station.update({ where: { id }, data: { name: HOSTILE } });
  await record(bench.ctx(), [{ station: id, time: TIME, temperature: 20, windSpeed: 10 }]);
  return id;
}

onServer("What other sites and programs read", (bench) => {
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await bench.server.fetch(path, { headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it("is JSON with SI values, units and times, of one station and of all", async () => {
    const id = await newStation(bench);
    const { text } = await get(`/stations/${id}/current.json`);
    const { units, station } = JSON.parse(text);
    expect(units).toMatchObject({ temperature: "°C", windSpeed: "m/s" });
    expect(station).toMatchObject({
      id,
      name: HOSTILE,
      url: `${bench.server.url}/stations/${id}`,
      time: TIME,
      values: { temperature: 20, windSpeed: 10 },
    });
    const all = JSON.parse((await get("/current.json")).text);
    expect(all.stations).toContainEqual(station);
  });

  it("is an Atom feed in which no name is markup", async () => {
    const id = await newStation(bench);
    const { text, headers } = await get(`/stations/${id}/feed.atom?units=us&lang=de`);
    expect(headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    expect(text).toContain(`<link rel="self" href="${bench.server.url}/stations/${id}/feed.atom"/>`);
    expect(text).toContain(`<id>${bench.server.url}/stations/${id}#${Date.parse(TIME)}</id>`);
    expect(text).toMatch(/Temperatur 68[.,]0\u00a0°F, Windgeschwindigkeit 22\u00a0mph/);
    expect(text).not.toContain("<b>");
    expect(text).not.toContain("\u0007");
    expect((await get("/feed.atom")).text).toContain(`/stations/${id}#`);
  });

  it("is a tile for any site's frame, which runs nothing but what keeps it up to date", async () => {
    const id = await newStation(bench);
    const { text, headers } = await get(`/embed/${id}?theme=dark&units=us&lang=de`);
    expect(headers.get("content-security-policy")).toContain("frame-ancestors *");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(text).toContain('<html lang="de" class="dark">');
    expect(text).toMatch(/68[.,]0\u00a0°F/);
    expect(text.match(/<script[^>]*>/g)).toEqual(['<script src="/embed.js" defer="">']);
    expect(text).not.toContain("<b>");
    expect((await get(`/embed/${id}?theme=x&units=y&lang=z`)).status).toBe(200);
  });

  it.each(["/stations/{id}/current.json", "/stations/{id}/feed.atom", "/embed/{id}", "/stations/{id}/picture.png"])(
    "%s is asked for again for nothing while it is the same, and does not exist where no station is",
    async (path) => {
      const address = path.replace("{id}", String(await newStation(bench)));
      const { status, headers } = await get(address);
      expect([status, headers.get("cache-control")]).toEqual([200, "public, max-age=60"]);
      const again = await get(address, { "If-None-Match": headers.get("etag") ?? "" });
      expect([again.status, again.text]).toEqual([304, ""]);
      for (const id of ["0", "9999999", "1e3", "x", "99999999999999999999"]) {
        expect((await get(path.replace("{id}", id))).status).toBe(404);
      }
    },
  );

  it("names no foreign host in its links", async () => {
    const response = await bench.server.fetch("/current.json", { headers: { Host: "evil.example" } });
    expect(await response.text()).not.toContain("evil.example");
  });
});
