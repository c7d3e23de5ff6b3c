import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { expectSound, LOOKS } from "./support/accessibility";
import { type FlakyProxy, openFlakyProxy } from "./support/flaky-proxy";
import { signIn } from "./support/staff";
import { test as base, expect, type Site } from "./support/test";

/** A connection to the server that the test can cut. */
const test = base.extend<{ flakyProxy: FlakyProxy }>({
  flakyProxy: async ({ site }, use) => {
    const flakyProxy = await openFlakyProxy(site.server);
    await use(flakyProxy);
    flakyProxy.close();
  },
});

/** A station, and a function that posts readings past that connection, so that they arrive while it is cut. */
async function newStation(site: Site, name: string, options: { isPublic?: boolean } = {}) {
  const { id } = await createStation(site.ctx(), { name, lat: 3, lon: 4, timeZone: "UTC", ...options });
  const { key } = await createKey(site.ctx(), { stationId: id, name: "device" });
  const send = async (temperature: number) => {
    const response = await site.server.fetch("/api/v1/readings", {
      method: "POST",
      headers: { "X-ApiKey": key, "Content-Type": "application/json" },
      body: JSON.stringify({ temperature }),
    });
    expect(response.status).toBe(201);
  };
  await send(10.1);
  return { id, send };
}

const line = (page: Page) => page.getByRole("status").filter({ hasText: "Updates:" });
const live = ({ asked }: FlakyProxy) => asked.filter((path) => path.startsWith("/api/live"));

test("two tabs share one connection, report its loss, and catch up once it is back", async ({
  page,
  site,
  flakyProxy,
  context,
}) => {
  const name = `Shared ${test.info().testId}`;
  const { send } = await newStation(site, name);
  const tabs = [page, await context.newPage()];
  for (const tab of tabs) {
    await tab.goto(`${flakyProxy.url}/?q=${test.info().testId}`);
    await expect(line(tab)).toContainText("Live");
  }
  const row = (tab: Page) => tab.getByRole("listitem").filter({ hasText: name });
  await send(11.2);
  for (const tab of tabs) await expect(row(tab)).toContainText("11.2°");
  // Other tests may have changed stations between the two pages, so the second one catches up through the same worker.
  const before = live(flakyProxy).length;
  expect(before).toBeLessThanOrEqual(2);

  const asked = flakyProxy.asked.length;
  flakyProxy.cut(true);
  for (const tab of tabs) await expect(line(tab)).toContainText(/Not live since \d/);
  await send(12.3);
  await send(13.4);
  flakyProxy.cut(false);
  for (const tab of tabs) {
    await expect(row(tab)).toContainText("13.4°");
    await expect(line(tab)).toContainText("Live");
  }
  expect(live(flakyProxy).length).toBe(before + 1);
  expect(live(flakyProxy).at(-1)).toMatch(/\?after=[\w-]+\.\d+$/);
  expect(flakyProxy.asked.slice(asked).filter((path) => path.includes("stations."))).toEqual([]);
});

test("without a connection a visited page shows its last state and age, and private pages are not kept", async ({
  page,
  site,
  flakyProxy,
}) => {
  const { id } = await newStation(site, "Kept");
  const hidden = await newStation(site, `Private ${test.info().testId}`, { isPublic: false });
  const kept = () =>
    page.evaluate(async () => {
      const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
      const keys = await Promise.all(stores.map((store) => store.keys()));
      return keys.flat().map(({ url }) => new URL(url).pathname);
    });
  const address = `${flakyProxy.url}/stations/${id}`;
  await page.goto(address);
  await expect.poll(kept).toContain(`/stations/${id}`);
  await page.reload();
  await expect(line(page)).toContainText("Live");

  flakyProxy.cut(true);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Kept" })).toBeVisible();
  await expect(line(page)).toContainText(/Not live since \d/);
  await expect(page.getByText("10.1").first()).toBeVisible();

  flakyProxy.cut(false);
  const through = { ...site, server: { ...site.server, url: flakyProxy.url } };
  await signIn(page, through, "/admin/station/");
  await page.goto(`${flakyProxy.url}/stations/${hidden.id}`);
  await expect(page.getByText("Private", { exact: true })).toBeVisible();
  await expect(line(page)).toContainText("Live");
  expect(await kept()).not.toContain(`/stations/${hidden.id}`);
});

test("a tile can be embedded in another site, in either theme", async ({ page, site }) => {
  const { id } = await newStation(site, "Tile");
  const frame = (theme: string) =>
    `<iframe src="${site.server.url}/embed/${id}?theme=${theme}&units=us&lang=de"></iframe>`;
  const other = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(frame("light") + frame("dark"));
  });
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
  for (const index of [0, 1]) {
    const tile = page.locator("iframe").nth(index).contentFrame();
    await expect(tile.getByRole("link", { name: /Tile/ })).toContainText(/50[.,]2\s°F/);
  }
  other.close();
});

test("a tile that has lost its server says so once its values are too old", async ({ page, site, flakyProxy }) => {
  const { id } = await newStation(site, "Lost");
  await page.clock.install();
  await page.goto(`${flakyProxy.url}/embed/${id}?lang=en`);
  await expect(page.getByText(/^Current: observed/)).toBeVisible();
  flakyProxy.cut(true);
  await page.clock.fastForward("01:00:00");
  await expect(page.getByText(/^Current: observed/)).toBeVisible();
  await page.clock.fastForward("00:40:00");
  await expect(page.getByText(/^Delayed: last reading/)).toBeVisible();
  await expect(page.getByText(/^Current: observed/)).toHaveCount(0);
});

for (const { name, colorScheme, viewport } of LOOKS) {
  test(`the wall screen and the tile pass the accessibility checks on a ${name}`, async ({ browser, site }, info) => {
    const { id } = await newStation(site, "Wall");
    const context = await browser.newContext({ colorScheme, viewport, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(`${site.server.url}/kiosk?stations=${id},x`);
    await expect(page.getByRole("heading", { name: "Wall" })).toBeVisible();
    await expect(line(page)).toContainText("Live");
    await expectSound(page);
    await page.screenshot({ path: info.outputPath("kiosk.png") });
    await page.goto(`${site.server.url}/embed/${id}`);
    await expectSound(page);
    await context.close();
  });
}
