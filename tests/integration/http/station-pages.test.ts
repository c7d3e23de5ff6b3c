import { beforeAll, expect, it } from "vitest";
import { createStation } from "@/lib/services/stations/create";
import { onEachServer } from "../support/server";
import { createStaff, getStations } from "./station-client";

onEachServer("The pages of /station/", (bench) => {
  const get = (query: string) => getStations(bench.server, query);
  const countStations = () => bench.database.prisma.station.count();

  beforeAll(async () => {
    await createStaff(bench);
    const missing = 25 - (await countStations());
    for (let i = 0; i < missing; i += 1) await createStation(bench.ctx(), { name: `S${i}`, lat: 1, lon: 1 });
  });

  interface PageBody {
    count: number;
    next: string | null;
    previous: string | null;
    results: { url: string; timestamp: string | null; temperature: string | null }[];
  }

  async function page(query: string): Promise<PageBody> {
    const response = await get(query);
    expect(response.status).toBe(200);
    return (await response.json()) as PageBody;
  }

  it("are of ten, and lead to one another and through all stations once", async () => {
    const urls: string[] = [];
    let here = "";
    let previous: string | null = null;
    for (;;) {
      const body: PageBody = await page(here);
      urls.push(...body.results.map(({ url }) => url));
      expect(body.previous).toBe(previous);
      if (body.next === null) break;
      expect(body.results).toHaveLength(10);
      previous = `${bench.server.url}/station/${here}`;
      here = new URL(body.next).search;
    }
    expect(new Set(urls).size).toBe(urls.length);
    expect(urls).toHaveLength(await countStations());
  });

  it("keep the other parameters in their links, and leave the number of the first away", async () => {
    const { next, previous } = await page("?format=json&page=2&page_size=5&x=a%20b");
    expect(new URL(next ?? "").searchParams.get("page")).toBe("3");
    expect(new URL(next ?? "").searchParams.get("x")).toBe("a b");
    expect(new URL(previous ?? "").searchParams.has("page")).toBe(false);
    expect(new URL(previous ?? "").searchParams.get("page_size")).toBe("5");
  });

  it("end with the last", async () => {
    const count = await countStations();
    const { next, previous, results } = await page("?page=last&page_size=4");
    expect(next).toBeNull();
    expect(previous).not.toBeNull();
    expect(results).toHaveLength(count % 4 || 4);
    expect((await page("?page=last&page_size=1000")).previous).toBeNull();
  });

  it("take the last of a repeated number", async () => {
    expect((await page("?page=99&page=2")).results).toEqual((await page("?page=2")).results);
  });

  it.each(["0", "-1", "abc", "1.5", "99999", "99999999999999999999", "", "%00"])(
    "are not found by %j",
    async (number) => {
      const response = await get(`?page=${number}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ detail: "Invalid page." });
    },
  );

  it.each([
    ["5", 5],
    ["0", 10],
    ["-5", 10],
    ["abc", 10],
    ["", 10],
    ["100000", 25],
  ])("of the size %s have %i at least", async (size, count) => {
    const { results } = await page(`?page_size=${size}`);
    if (count < 25) expect(results).toHaveLength(count);
    else expect(results.length).toBeGreaterThanOrEqual(count);
  });

  it("show a station without readings with neither time nor temperature", async () => {
    await createStation(bench.ctx(), { name: "Empty", lat: 1.5, lon: 2 });
    const { results } = await page("?page=last&page_size=1000");
    const { url: _url, ...rest } = results.at(-1) ?? {};
    expect(rest).toEqual({ name: "Empty", timestamp: null, temperature: null, lat: "1.5", lon: "2" });
  });
});
