import type { Page } from "@playwright/test";
import { createKey } from "@/lib/services/keys";
import { record } from "@/lib/services/readings";
import { createStations } from "@/lib/services/stations";
import { TEST_DEADLINE_MS } from "../tests/support/deadline";
import { expectSound, LOOKS } from "./support/accessibility";
import { test as base, expect, type Site, startSite } from "./support/test";

const STATIONS = 200;
const PAGE = 30;
const LAST = nameOf(STATIONS);

function nameOf(i: number) {
  return `Weather ${String(i).padStart(4, "0")}`;
}

/** A server of its own, as other tests expect few stations. */
const test = base.extend<object, { network: Site }>({
  network: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
    async ({}, use) => {
      const { site, stop } = await startSite({ DEMO: "0" });
      const own = { timeZone: "UTC", rainYearStart: 1, description: "", isPublic: true, isDemo: false };
      await createStations(
        site.ctx(),
        Array.from({ length: STATIONS }, (_, i) => ({
          ...own,
          name: nameOf(i + 1),
          lat: 36 + (i % 20),
          lon: -5 + Math.floor(i / 20) * 3,
        })),
      );
      const stations = await site.database.prisma.station.findMany({ orderBy: { id: "asc" } });
      await record(
        site.ctx(),
        stations.map(({ id: station }, i) => ({ station, temperature: (i * 7) % 30, humidity: 50, windSpeed: 3 })),
      );
      await use(site);
      await stop();
    },
    { scope: "worker", timeout: TEST_DEADLINE_MS },
  ],
});

const rows = (page: Page) =>
  page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading") });
const row = (page: Page, name: string) => rows(page).filter({ hasText: name });
const map = (page: Page) => page.getByRole("region", { name: "Map of the stations" });
const count = (page: Page) => page.getByRole("status", { name: "Stations" });
const search = (page: Page) => page.getByRole("searchbox", { name: "Search stations" });
const more = (page: Page) => page.getByRole("link", { name: /^Show \d+ more$/ });
/** All stations are loaded once the map has labels. */
const whole = (page: Page) =>
  expect(
    map(page)
      .getByRole("button", { name: /stations/ })
      .first(),
  ).toBeVisible();

/** Sends a reading to the server, which tells the open pages. */
async function send(site: Site, name: string, temperature: number): Promise<void> {
  const { id } = await site.database.prisma.station.findFirstOrThrow({ where: { name } });
  const { key } = await createKey(site.ctx(), { stationId: id, name: "sensor" });
  const response = await fetch(`${site.server.url}/api/v1/readings`, {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: JSON.stringify({ temperature }),
  });
  expect(response.status).toBeLessThan(300);
}

/** Holds the answer with all stations, as it was read, until it is released. */
async function heldTable(page: Page) {
  let release: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let read: () => void = () => {};
  const isRead = new Promise<void>((resolve) => {
    read = resolve;
  });
  await page.route("**/api/trpc/stations.table*", async (route) => {
    const response = await route.fetch();
    read();
    await held;
    await route.fulfill({ response });
  });
  return { isRead, release };
}

for (const { name, ...look } of LOOKS) {
  test.describe(`${name}, ${look.colorScheme}`, () => {
    test.use(look);

    test("the first rows come with the page, and scrolling reaches all others without a shift", async ({
      page,
      network,
    }, info) => {
      await page.goto(`${network.server.url}/`);
      await expect(count(page)).toHaveText(`${STATIONS} of ${STATIONS} reporting`);
      await whole(page);
      await expect(rows(page)).toHaveCount(PAGE);
      await expectSound(page);
      await page.screenshot({ path: info.outputPath(`many-${name}.png`) });
      const shifts = await page.evaluate(
        () =>
          new Promise<number[]>((resolve) => {
            new PerformanceObserver((list) =>
              resolve(list.getEntries().map((entry) => (entry as PerformanceEntry & { value: number }).value)),
            ).observe({ type: "layout-shift", buffered: true });
            // Nothing is reported where nothing has shifted.
            requestAnimationFrame(() => requestAnimationFrame(() => resolve([])));
          }),
      );
      expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.01);
      for (let seen = PAGE; seen < STATIONS; seen = await rows(page).count()) {
        await rows(page).last().scrollIntoViewIfNeeded();
        await expect.poll(() => rows(page).count()).toBeGreaterThan(seen);
      }
      await expect(rows(page)).toHaveCount(STATIONS);
      await rows(page).last().scrollIntoViewIfNeeded();
      await expect(row(page, LAST)).toBeInViewport();
      await expect(more(page)).toHaveCount(0);
      await page.screenshot({ path: info.outputPath(`many-end-${name}.png`) });
    });
  });
}

test("a search and another order look through all stations, not only those that are shown", async ({
  page,
  network,
}) => {
  await page.goto(`${network.server.url}/`);
  await search(page).fill("0199");
  await expect(rows(page)).toHaveText([/Weather 0199/]);
  await expect(count(page)).toHaveText("1 station found");
  await search(page).fill("");
  await expect(rows(page)).toHaveCount(PAGE);
  await page.getByRole("combobox", { name: "Sort by" }).selectOption("Highest first");
  // The first of those with 29 °C by name: 29 = 7 i mod 30 for i = 17.
  await expect(rows(page).first()).toContainText(nameOf(18));
  await expect(rows(page).first()).toContainText("29.0°");
});

test("the list goes on by the keyboard, from the link to the first new row", async ({ page, network }) => {
  await page.goto(`${network.server.url}/`);
  await whole(page);
  await more(page).focus();
  await page.keyboard.press("Enter");
  // Coming near the end may have added rows before the key did.
  const focused = () => page.evaluate(() => document.activeElement?.querySelector("h2")?.textContent ?? "");
  await expect.poll(focused).toMatch(/^Weather 00(31|61)$/);
  const from = await focused();
  await page.keyboard.press("Tab");
  await expect.poll(focused).toBe(nameOf(Number(from.slice(-4)) + 1));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: nameOf(Number(from.slice(-4)) + 1) })).toBeVisible();
});

test("a reading of a station beyond the first rows shows in the list and on the map", async ({ page, network }) => {
  const name = nameOf(120);
  await page.goto(`${network.server.url}/?at=55,10&zoom=9`);
  await expect(page.getByRole("status").filter({ hasText: "Updates:" })).toContainText("Live");
  await expect(map(page).getByRole("link", { name: new RegExp(name) })).toBeVisible();
  await expect(row(page, name)).toHaveCount(0);
  await send(network, name, 41.5);
  await expect(map(page).getByRole("link", { name: new RegExp(`${name}, 41.5 °C`) })).toBeVisible();
  await search(page).fill("0120");
  await expect(row(page, name)).toContainText("41.5°");
});

test.describe("without a service worker, whose requests Playwright does not see", () => {
  test.use({ serviceWorkers: "block" });

  test("a reading that comes while all stations are loading is not lost to the older answer", async ({
    page,
    network,
  }) => {
    const [first, later] = [nameOf(2), nameOf(121)];
    const table = await heldTable(page);
    await page.goto(`${network.server.url}/`);
    await expect(page.getByRole("status").filter({ hasText: "Updates:" })).toContainText("Live");
    await table.isRead;
    await send(network, later, 42.5);
    await send(network, first, 43.5);
    // The rows that came with the page are live already.
    await expect(row(page, first)).toContainText("43.5°");
    await search(page).fill("0121");
    await expect(count(page)).toHaveText("Loading all stations …");
    table.release();
    await expect(rows(page)).toHaveText([new RegExp(later)]);
    await expect(row(page, later)).toContainText("42.5°");
    await search(page).fill("0002");
    await expect(row(page, first)).toContainText("43.5°");
  });

  test("a page that could not load all stations says so, still leads to them, and tries again", async ({
    page,
    network,
  }) => {
    await page.route("**/api/trpc/stations.table*", (route) => route.abort());
    await page.goto(`${network.server.url}/`);
    const alert = page.getByRole("alert").filter({ hasText: "Not all stations could be loaded." });
    await expect(alert).toBeVisible();
    await expect(rows(page)).toHaveCount(PAGE);
    await expectSound(page);
    await more(page).click();
    await expect(page).toHaveURL(/\?page=2$/);
    await expect(rows(page).first()).toContainText(nameOf(PAGE + 1));
    await expect(alert).toBeVisible();
    await search(page).fill("0150");
    await search(page).press("Enter");
    await expect(rows(page)).toHaveText([/Weather 0150/]);
    await page.getByRole("button", { name: "Clear the search" }).click();
    await expect(alert).toBeVisible();
    await page.unroute("**/api/trpc/stations.table*");
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(alert).toHaveCount(0);
    await expect(count(page)).toHaveText(`${STATIONS} of ${STATIONS} reporting`);
    await expect(rows(page).first()).toContainText(nameOf(1));
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the list without scripts leads from page to page, and the server searches", async ({ page, network }) => {
    await page.goto(`${network.server.url}/`);
    await expect(rows(page)).toHaveCount(PAGE);
    await more(page).click();
    await expect(rows(page).first()).toContainText(nameOf(PAGE + 1));
    await page.getByRole("link", { name: "Show the 30 before" }).click();
    await expect(rows(page).first()).toContainText(nameOf(1));
    await search(page).fill(LAST);
    await search(page).press("Enter");
    await expect(rows(page)).toHaveText([new RegExp(LAST)]);
  });
});
