import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { MINUTE_MS } from "@/lib/weather/time/durations";
import { onEachServer, type ServerBench } from "../../support/server";
import { faults, NDJSON, send } from "../support/client";
import { exchange } from "../support/exchange";
import { createStaff, STAFF } from "../support/station-client";

const START = Date.UTC(2024, 2, 1);
const MANY = 50_000;

interface Page {
  resolution: string;
  readings: { time: string; temperature: number | { value: number; count: number } }[];
  next: string | null;
}

const isoTime = (minute: number) => new Date(START + minute * MINUTE_MS).toISOString();

/**
 * Records a temperature of a station for each of these minutes. They are sent to the server, because another process
 * that writes so much to an SQLite file would have to wait for the server's writes, and gives up after ten seconds.
 */
async function observe(fixture: ServerBench, station: number, minutes: readonly number[]): Promise<void> {
  const lines = minutes.map((minute) =>
    JSON.stringify({ station, time: isoTime(minute), temperature: (minute % 100) / 10 }),
  );
  const { report } = await send(fixture.server, lines.join("\n"), STAFF, NDJSON);
  expect(report).toMatchObject({ stored: minutes.length, refused: 0 });
}

/** Half an hour off UTC, so that no local day begins on a UTC hour. */
async function newStation(fixture: ServerBench, minutes: readonly number[]): Promise<number> {
  const { id } = await createStation(fixture.ctx(), { name: "Roof", lat: 28.6, lon: 77.2 });
  await observe(fixture, id, minutes);
  return id;
}

const count = (length: number, step = 1) => Array.from({ length }, (_, i) => i * step);

onEachServer("readings of /api/v1", (fixture) => {
  beforeAll(() => createStaff(fixture));

  const get = (path: string, headers = {}) =>
    exchange(fixture.server, { method: "GET", path, headers: { ...STAFF, ...headers } });

  async function page(path: string): Promise<Page> {
    const { status, text } = await get(path);
    expect(status, text).toBe(200);
    return JSON.parse(text) as Page;
  }

  /** All pages, in the order of their links; `between` is called after each page. */
  async function walk(path: string, between?: (pages: number) => Promise<void>): Promise<Page[]> {
    const pages: Page[] = [];
    for (let here: string | null = path; here !== null; ) {
      const found = await page(here);
      pages.push(found);
      await between?.(pages.length);
      here = found.next?.slice(fixture.server.url.length) ?? null;
    }
    return pages;
  }

  describe("a long range of readings", () => {
    const path = (id: number) =>
      `/api/v1/stations/${id}/readings?from=${isoTime(0)}&to=${isoTime(MANY)}&metrics=temperature&resolution=raw`;
    let id: number;
    beforeAll(async () => {
      id = await newStation(fixture, count(MANY));
    });

    it("many readings of a range come in one stream, all of them and in order", async () => {
      const { headers, text } = await get(path(id));
      expect(headers).toMatchObject({ "transfer-encoding": "chunked", "content-type": "application/json" });
      const { readings, next } = JSON.parse(text) as Page;
      expect(next).toBeNull();
      expect(readings.map(({ time }) => time)).toEqual(count(MANY).map(isoTime));
    });

    it("many readings of a range come as CSV", async () => {
      const { headers, text } = await get(path(id), { Accept: "text/csv" });
      expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
      const lines = text.split("\r\n");
      expect(lines[0]).toBe("time,temperature");
      expect(lines[51]).toBe(`${isoTime(50)},5`);
      expect(lines.slice(1, -1)).toHaveLength(MANY);
      expect(lines.at(-1)).toBe("");
    });

    it.each(["gzip", "br, gzip;q=0.5", "*"])(
      "many readings of a range are compressed for a client that accepts %s",
      async (accepted) => {
        const plain = await get(path(id));
        const { headers, bytes } = await get(path(id), { "Accept-Encoding": accepted });
        expect(headers["content-encoding"]).toBe("gzip");
        expect(bytes.length).toBeLessThan(plain.bytes.length / 5);
        expect(gunzipSync(bytes).equals(plain.bytes)).toBe(true);
      },
    );

    it.each(["", "br", "gzip;q=0", "identity"])(
      "many readings of a range are not compressed for a client that accepts %j",
      async (accepted) => {
        const { headers, text } = await get(`${path(id)}&limit=10`, { "Accept-Encoding": accepted });
        expect(headers["content-encoding"]).toBeUndefined();
        expect(JSON.parse(text)).toHaveProperty("next");
      },
    );

    it("a client may close the stream of readings early", async () => {
      const response = await fixture.server.fetch(path(id), { headers: STAFF });
      await response.body?.cancel();
      expect((await get("/readyz")).status).toBe(200);
    });
  });

  describe("readings by pages", () => {
    it("pages of readings contain each once, in order, while others arrive", async () => {
      const id = await newStation(fixture, count(100, 2));
      const seen = await walk(
        `/api/v1/stations/${id}/readings?from=${isoTime(0)}&to=${isoTime(300)}&metrics=temperature&limit=15`,
        // A late one from before all pages, one between readings still to come, one beyond the range.
        async (pages) => observe(fixture, id, [2 * pages - 1, 201 - 2 * pages, 400 + pages]),
      );
      expect(seen.slice(0, -1).every(({ readings }) => readings.length === 15)).toBe(true);
      const times = seen.flatMap(({ readings }) => readings.map(({ time }) => time));
      expect(times).toEqual([...new Set(times)].sort());
      expect(times).toEqual(expect.arrayContaining(count(100, 2).map(isoTime)));
      expect(times.filter((time) => time >= isoTime(300))).toEqual([]);
    });

    it("pages of readings without an end end where the first page began to read", async () => {
      const { id } = await createStation(fixture.ctx(), { name: "Now", lat: 1, lon: 1 });
      const now = Date.now();
      const at = (seconds: number) => ({
        station: id,
        time: new Date(now + seconds * 1000).toISOString(),
        temperature: 1,
      });
      await record(fixture.ctx(), [-50, -40, -30].map(at));
      const seen = await walk(`/api/v1/stations/${id}/readings?limit=1`, async () => {
        await record(fixture.ctx(), [{ ...at(0), time: new Date().toISOString() }]);
      });
      expect(seen.flatMap(({ readings }) => readings)).toHaveLength(3);
    });

    it.each([
      ["hour", 10 * 24, 37],
      ["day", 10, 3],
      ["auto", 10 * 24, 37],
    ])("pages of the resolution %s contain the same as a single page", async (resolution, least, limit) => {
      const id = await newStation(fixture, count(10 * 24 * 4, 15));
      await refresh(fixture.ctx(), { stationId: id });
      const path = `/api/v1/stations/${id}/readings?from=${isoTime(7)}&to=${isoTime(15 * 24 * 60)}&metrics=temperature&resolution=${resolution}`;
      const whole = await page(path);
      expect(whole.readings.length).toBeGreaterThanOrEqual(least);
      const seen = await walk(`${path}&limit=${limit}`);
      expect(seen.flatMap(({ readings }) => readings)).toEqual(whole.readings);
      expect(new Set(seen.map((each) => each.resolution))).toEqual(new Set([whole.resolution]));
    });
  });

  it("pages of readings end with a page that is exactly full", async () => {
    const id = await newStation(fixture, [0, 1, 2, 3]);
    const path = `/api/v1/stations/${id}/readings?from=${isoTime(0)}&metrics=temperature&limit=2`;
    const seen = await walk(`${path}&to=${START + 3 * MINUTE_MS + 1}`);
    expect(seen.map(({ readings }) => readings.length)).toEqual([2, 2]);
  });

  it("pages of /sensor-data/ contain each reading once, newest first, while others arrive, and link back again", async () => {
    const id = await newStation(fixture, count(25, 2));
    const at = async (path: string) => {
      const { text } = await get(path);
      return JSON.parse(text) as { next: string | null; previous: string | null; results: { time: string }[] };
    };
    const seen: string[][] = [];
    let back: string | null = null;
    for (let here: string | null = `/sensor-data/?station=${id}&page_size=7`; here !== null; ) {
      const found = await at(here);
      expect(found.previous === null).toBe(seen.length === 0);
      seen.push(found.results.map(({ time }) => time));
      back = found.previous;
      // One newer than all, and one between those that were read.
      await observe(fixture, id, [100 + seen.length, 49 - 2 * seen.length]);
      here = found.next?.slice(fixture.server.url.length) ?? null;
    }
    expect(seen.slice(0, -1).every(({ length }) => length === 7)).toBe(true);
    const times = seen.flat();
    expect(times).toEqual([...new Set(times)].sort().reverse());
    expect(times).toEqual(expect.arrayContaining(count(25, 2).map(isoTime)));
    const before = await at(back?.slice(fixture.server.url.length) ?? "");
    expect(before.results.at(-1)?.time).toBe(seen.at(-2)?.at(-1));
  });

  it("hourly readings have their value, extremes and count", async () => {
    const id = await newStation(fixture, [0, 20, 40]);
    await refresh(fixture.ctx(), { stationId: id });
    const path = `/api/v1/stations/${id}/readings?from=${isoTime(0)}&to=${isoTime(60)}&metrics=temperature&resolution=hour`;
    const { readings } = await page(`${path}&units=us`);
    const temperature = { value: 35.6, min: 32, max: 39.2, count: 3, coverage: 1 };
    expect(readings).toEqual([{ time: isoTime(0), temperature }]);
    const { text } = await get(path, { Accept: "text/csv" });
    expect(text).toBe(`time,temperature,temperature_min,temperature_max\r\n${isoTime(0)},2,0,4\r\n`);
  });

  it("pages of stations contain each once while others are added", async () => {
    const names = count(7).map((i) => `Listed ${i}`);
    for (const name of names) await createStation(fixture.ctx(), { name, lat: 1, lon: 1 });
    const seen: string[] = [];
    for (let here: string | null = "/api/v1/stations?search=Listed&limit=3"; here !== null; ) {
      const { text } = await get(here);
      const found = JSON.parse(text) as { stations: { name: string }[]; next: string | null };
      seen.push(...found.stations.map(({ name }) => name));
      if (seen.length === 3) await createStation(fixture.ctx(), { name: "Listed later", lat: 1, lon: 1 });
      here = found.next?.slice(fixture.server.url.length) ?? null;
    }
    expect(seen).toEqual([...names, "Listed later"]);
  });

  it("requests for readings cause no server error", () => {
    expect(faults(fixture.server)).toEqual([]);
  });
});
