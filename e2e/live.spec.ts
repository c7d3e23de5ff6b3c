import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createKey } from "@/lib/services/keys";
import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { ADMIN_PASSWORD } from "../tests/integration/support/launch";
import { expect, test } from "./support/test";

const curl = (...args: string[]) => promisify(execFile)("curl", ["-sS", "--fail-with-body", ...args]);
const READINGS = [31.7, 32.7];

test("a station and its readings, posted with curl, appear on the open map without a request", async ({
  page,
  site,
}) => {
  // The position is given, because stations of other tests would change the map's initial view.
  const name = `Roof ${test.info().testId}`;
  await page.goto(`${site.server.url}/?q=${test.info().testId}&at=30.7,76.8&zoom=8`);
  await expect(page.getByRole("status").filter({ hasText: "Updates:" })).toContainText("Live");
  await curl(
    "-u",
    `admin:${ADMIN_PASSWORD}`,
    "-H",
    "Content-Type: application/json",
    `${site.server.url}/station/`,
    "-d",
    JSON.stringify({
      name,
      timestamp: Math.floor(Date.now() / 1000) - 60,
      temperature: "28.3",
      lat: "30.7",
      lon: "76.8",
    }),
  );
  const row = page.getByRole("listitem").filter({ hasText: name });
  await expect(row).toContainText("28.3°");

  const { id } = await site.database.prisma.station.findFirstOrThrow({ where: { name } });
  const { key } = await createKey(site.ctx(), { stationId: id, name: "curl" });
  const marker = page.getByRole("region", { name: "Map of the stations" }).getByRole("link", { name });
  await expect(marker).toContainText("28°");
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  for (const temperature of READINGS) {
    const body = JSON.stringify({ temperature, humidity: 40 });
    const headers = ["-H", `Authorization: Bearer ${key}`, "-H", "Content-Type: application/json"];
    await curl(...headers, `${site.server.url}/api/v1/readings`, "-d", body);
    await expect(row).toContainText(`${temperature}°`);
    await expect(marker).toContainText(`${Math.round(temperature)}°`);
  }
  // The events came over the open connection, without polling.
  expect(asked).toEqual([]);
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
});

test("an open chart, and the map by today's rain, update when a reading arrives", async ({ page, context, site }) => {
  const { id } = await createStation(site.ctx(), { name: "Chart", lat: 1, lon: 2, timeZone: "UTC" });
  const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  await record(
    site.ctx(),
    [3, 2, 1].map((hours) => ({ station: id, time: ago(hours), temperature: 10 + hours })),
  );
  const { key } = await createKey(site.ctx(), { stationId: id, name: "curl" });
  const map = await context.newPage();
  await map.goto(`${site.server.url}/?metric=rain&q=Chart`);
  const marker = map.getByRole("region", { name: "Map of the stations" }).getByRole("link", { name: /^Chart/ });
  await expect(marker).toContainText("–");
  await page.goto(`${site.server.url}/stations/${id}`);
  const chart = page.getByRole("figure", { name: /^Temperature/ });
  await expect(chart).toContainText("High 13");
  await expect(page.getByRole("status").filter({ hasText: "Updates:" })).toContainText("Live");
  await curl(
    "-H",
    `X-ApiKey: ${key}`,
    "-H",
    "Content-Type: application/json",
    `${site.server.url}/api/v1/readings`,
    "-d",
    JSON.stringify({ temperature: 19.5, rain: 1.2 }),
  );
  await expect(chart).toContainText("High 19.5");
  await page.getByRole("group", { name: "Range" }).getByText("7 days").click();
  // The hour's statistics are rebuilt a few seconds after the reading.
  await expect(chart).toContainText("High 19.5");
  await expect(marker).toContainText("1.2");
});

test("a private station is not shown to a visitor", async ({ page, site }) => {
  const { id } = await createStation(site.ctx(), { name: "Secret garden seen", lat: 5, lon: 5, isPublic: false });
  await record(site.ctx(), [{ station: id, temperature: 20 }]);
  await createStation(site.ctx(), { name: "Open field seen", lat: 6, lon: 6 });
  await page.goto(`${site.server.url}/?q=seen`);
  await expect(page.getByRole("listitem").filter({ hasText: "Open field" })).toBeVisible();
  await expect(page.getByText("Secret garden")).toHaveCount(0);
  expect((await page.goto(`${site.server.url}/stations/${id}`))?.status()).toBe(404);
});

test.describe("without a service worker, whose requests Playwright does not see", () => {
  test.use({ serviceWorkers: "block" });

  test("a page waits for a busy server as long as it says, and tells the visitor", async ({ page, site }) => {
    const { id } = await createStation(site.ctx(), { name: "Waiting", lat: 3, lon: 4, timeZone: "UTC" });
    await record(site.ctx(), [{ station: id, time: Date.now() - 60_000, temperature: 12 }]);
    let refused = 0;
    await page.route("**/api/trpc/**", async (route) => {
      refused += 1;
      await route.fulfill({
        status: 503,
        headers: { "Retry-After": "1" },
        contentType: "application/json",
        body: JSON.stringify({ detail: "The server is busy." }),
      });
    });
    await page.goto(`${site.server.url}/stations/${id}`);
    const notice = page.getByRole("status").filter({ hasText: "The server is busy." });
    await notice.waitFor();
    expect(refused).toBeGreaterThan(0);
    await page.unroute("**/api/trpc/**");
    await expect(notice).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "Records" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
  });
});
