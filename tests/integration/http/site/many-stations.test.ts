import { gzipSync } from "node:zlib";
import { beforeAll, expect, it } from "vitest";
import { record } from "@/lib/services/readings";
import { createStation, createStations } from "@/lib/services/stations";
import { onServer } from "../../support/server";

const STATIONS = 2_000;
/** Bytes of the map's page, with the data in it. */
const MAX_PAGE = { plain: 250_000, gzip: 40_000 };
/** Of all stations, which the browser loads afterwards. */
const MAX_TABLE = { plain: 400_000, gzip: 80_000 };

const nameOf = (i: number) => `Weather ${String(i).padStart(4, "0")}`;

onServer("a network of 2,000 stations", (fixture) => {
  beforeAll(async () => {
    const ctx = fixture.ctx();
    const shared = {
      timeZone: "Europe/Berlin",
      elevation: 100,
      description: "A garden by the river. ".repeat(20),
      rainYearStart: 1,
      isPublic: true,
      isDemo: false,
    };
    await createStations(
      ctx,
      Array.from({ length: STATIONS }, (_, i) => ({
        ...shared,
        name: nameOf(i + 1),
        lat: 35 + (i * 7919) / 1e6,
        lon: -10 + (i * 104_729) / 1e7,
      })),
    );
    const stations = await fixture.database.prisma.station.findMany({ select: { id: true } });
    const readings = stations.map(({ id: station }, i) => ({
      station,
      time: Date.now() - i * 37,
      temperature: ((i * 37) % 400) / 10 - 5,
      humidity: 30 + ((i * 17) % 700) / 10,
      pressure: 990 + ((i * 29) % 400) / 10,
      windSpeed: ((i * 13) % 100) / 10,
      windGust: ((i * 19) % 200) / 10,
      windDirection: (i * 7) % 360,
      rain: 0,
    }));
    for (let i = 0; i < readings.length; i += 500) await record(ctx, readings.slice(i, i + 500));
  });

  const pageAt = async (path: string) => {
    const response = await fixture.server.fetch(path, { headers: { Accept: "text/html", "Accept-Encoding": "gzip" } });
    expect(response.status).toBe(200);
    const html = await response.text();
    return { html, plain: Buffer.byteLength(html), gzip: Number(response.headers.get("content-length")) };
  };
  /** The names of the stations that a page shows as rows, in order. */
  const rowsOf = (html: string) => [...html.matchAll(/<h2[^>]*>(Weather \d+)<\/h2>/g)].map(([, name]) => name);
  const linkOf = (html: string, text: RegExp) => {
    const found = [...html.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].find(([, , label = ""]) =>
      text.test(label),
    );
    return found?.[1]?.replaceAll("&amp;", "&");
  };

  it.each(["/", "/?metric=rain&sort=value", "/?q=weather&sort=value&page=40"])(
    "the map at %s sends one page of the list and no more",
    async (path) => {
      const { html, plain, gzip } = await pageAt(path);
      expect(rowsOf(html)).toHaveLength(30);
      expect(html).toContain("2000");
      expect(plain).toBeLessThan(MAX_PAGE.plain);
      expect(gzip).toBeGreaterThan(0);
      expect(gzip).toBeLessThan(MAX_PAGE.gzip);
    },
  );

  it("every station can be reached without scripts, by links from page to page", async () => {
    const seen: (string | undefined)[] = [];
    let path: string | undefined = "/?metric=wind";
    while (path) {
      const { html } = await pageAt(path);
      seen.push(...rowsOf(html));
      path = linkOf(html, /^Show \d+ more$/);
      if (path) expect(path).toContain("metric=wind");
    }
    expect(seen).toEqual(Array.from({ length: STATIONS }, (_, i) => nameOf(i + 1)));
    const last = await pageAt("/?page=67");
    expect(linkOf(last.html, /^Show the \d+ before$/)).toBe("/?page=66");
  });

  it("the server searches and sorts all stations for a page without scripts", async () => {
    expect(rowsOf((await pageAt("/?q=weather+1987")).html)).toEqual(["Weather 1987"]);
    const { html } = await pageAt("/?sort=newest");
    expect(rowsOf(html)[0]).toBe("Weather 0001");
    expect((await pageAt("/?q=nobody")).html).toContain("No station is called “nobody”.");
  });

  it("all stations for the map take a bounded number of bytes", async () => {
    const response = await fixture.server.fetch("/api/trpc/stations.table");
    const text = await response.text();
    expect(JSON.parse(text).result.data.id).toHaveLength(STATIONS);
    expect(Buffer.byteLength(text)).toBeLessThan(MAX_TABLE.plain);
    expect(gzipSync(text).length).toBeLessThan(MAX_TABLE.gzip);
  });

  it("a private station is on no page, and in no count, of a visitor", async () => {
    await createStation(fixture.ctx(), { name: "Weather 0000 secret", lat: 1, lon: 2, isPublic: false });
    for (const path of ["/", "/?q=secret", "/?page=67"]) {
      const { html } = await pageAt(path);
      expect(html).not.toContain("Weather 0000 secret");
      expect(html).not.toContain("2001");
    }
  });
});
