import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import { system } from "../lib/auth/actor";
import { open } from "../lib/db/client";
import { record } from "../lib/services/readings";
import { createStation } from "../lib/services/stations";
import { type RunningServer, startServer } from "../tests/integration/support/launch";
import type { Throwaway } from "../tests/integration/support/throwaway";
import { benchOpening, type OpeningResult } from "./map-opening";
import { post } from "./support/post";

const STEPS = 30;
const READINGS = 30;
const READING_MS = 100;
/** Until an action has finished: the wheel, a search, and the map's own animation take less. */
const REST_MS = 1000;

/**
 * Records the time of each frame in the page. A string, because the transpiler would add helper calls to a function.
 */
const CLOCK =
  "window.times = []; requestAnimationFrame(function tick(now) { times.push(now); requestAnimationFrame(tick); });";

export interface MapResult {
  doing: string;
  /** Time between two frames, ms: the 95th percentile, and the slowest. */
  p95: number;
  worst: number;
}

/**
 * How long the map takes to open in a browser on a processor slowed down by this factor, and its frame times during
 * typical actions of a visitor, with this many stations that all report.
 */
export async function benchMap(
  target: Throwaway,
  slower: number,
  stations: number,
): Promise<{ opening: OpeningResult; frames: MapResult[] }> {
  const server = await startServer({ DATABASE_URL: target.url, LOG_LEVEL: "error", DEMO: "0", RATE_LIMIT_USER: "0" });
  await fill(target.url, stations);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const opening = await benchOpening(browser, server.url, slower);
    return { opening, frames: await visit(server, browser, slower, stations) };
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function fill(url: string, count: number): Promise<void> {
  const database = open(url);
  const ctx = { database, actor: system("bench"), now: Date.now };
  const ids: number[] = [];
  for (let i = 0; i < count; i++) {
    // Clustered like towns, in a few countries.
    const [lat, lon] = [35 + ((i * 7919) % 2000) / 100, -10 + ((i * 104_729) % 4000) / 100];
    ids.push((await createStation(ctx, { name: `Weather ${i + 1}`, lat, lon, timeZone: "UTC" })).id);
  }
  await record(
    ctx,
    ids.map((station, i) => ({ station, time: Date.now() - i, temperature: (i % 40) - 5, humidity: 50, windSpeed: 3 })),
  );
  await database.close();
}

async function visit(server: RunningServer, browser: Browser, slower: number, stations: number): Promise<MapResult[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-IE" });
  await page.addInitScript({ content: CLOCK });
  await page.goto(`${server.url}/?at=45,10&zoom=6`);
  await page.getByRole("status").filter({ hasText: "Updates: Live" }).waitFor();
  await page
    .getByRole("status", { name: "Stations" })
    .filter({ hasText: String(stations) })
    .waitFor();
  await page.locator(".leaflet-marker-icon").first().waitFor({ state: "attached" });
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const results: MapResult[] = [];
  const during = async (doing: string, act: () => Promise<unknown>) => {
    results.push({ doing, ...(await frames(page, act)) });
  };
  const search = page.getByRole("searchbox");
  await during("the map is drawn aside", () => draw(page));
  await during("the map comes nearer", () => wheel(page, -300));
  await during("the map goes away", () => wheel(page, 300));
  await during("a name is searched", () => search.pressSequentially("Weather 1", { delay: 150 }));
  await during("the search is emptied", () => search.fill(""));
  await during("the list is sorted", () => page.getByLabel("Sort by").selectOption({ index: 1 }));
  await during("another metric is chosen", () => page.getByLabel("Colour by").selectOption({ index: 2 }));
  await during("10 readings a second come", () => send(server.url, stations));
  await page.close();
  return results;
}

/** Slowly enough that each step is a frame. */
async function draw(page: Page): Promise<void> {
  const box = await mapBox(page);
  await page.mouse.move(box.x, box.y);
  await page.mouse.down();
  for (let i = 1; i <= STEPS; i++) await page.mouse.move(box.x + i * 8, box.y + i * 4);
  await page.mouse.up();
}

async function wheel(page: Page, by: number): Promise<void> {
  const box = await mapBox(page);
  await page.mouse.move(box.x, box.y);
  await page.mouse.wheel(0, by);
}

/** The middle of the map. */
async function mapBox(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator(".leaflet-container").boundingBox();
  if (!box) throw new Error("There is no map.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function send(url: string, stations: number): Promise<void> {
  for (let i = 0; i < READINGS; i++) {
    await post(url, { station: 1 + ((i * 37) % stations), time: Date.now(), temperature: i % 30 });
    await sleep(READING_MS);
  }
}

/** Frame times from the start of an action until the page is at rest again. */
async function frames(page: Page, act: () => Promise<unknown>): Promise<{ p95: number; worst: number }> {
  await page.evaluate("times.length = 0");
  await act();
  await sleep(REST_MS);
  const times: number[] = await page.evaluate("times");
  const sorted = times
    .slice(1)
    .map((time, i) => time - (times[i] ?? time))
    .sort((a, b) => a - b);
  return { p95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN, worst: sorted.at(-1) ?? Number.NaN };
}
