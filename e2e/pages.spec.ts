import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { expectSound, SIZES } from "./support/accessibility";
import { expect, test } from "./support/test";

const RANGES = ["24 hours", "7 days", "30 days", "Year", "All"];

for (const colorScheme of ["light", "dark"] as const) {
  for (const { name, ...viewport } of SIZES) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ colorScheme, viewport });

      test("the map and the list show the three stations of the demo, labelled as demo data", async ({
        page,
        demo,
      }, info) => {
        await page.goto(`${demo.server.url}/`);
        const rows = page
          .getByRole("main")
          .getByRole("listitem")
          .filter({ has: page.getByRole("heading") });
        await expect(rows).toHaveCount(3);
        for (const row of await rows.all()) {
          await expect(row).toContainText("Demo");
          await expect(row).toContainText(/\d°/);
        }
        const map = page.getByRole("region", { name: "Map of the stations" });
        await expect(map.getByRole("link", { name: /Kennedy.*demo.*°C/i })).toBeVisible();
        await expect(map.locator("canvas.leaflet-tile-loaded").first()).toHaveCSS("opacity", "1");
        await expect(map.locator("canvas:not(.leaflet-tile-loaded)")).toHaveCount(0);
        await expectSound(page);
        await page.screenshot({ path: info.outputPath(`map-${name}-${colorScheme}.png`) });
      });
    });
  }
}

/** Each size and each theme once. */
const HISTORIES = [
  { name: "phone", colorScheme: "dark" },
  { name: "tablet", colorScheme: "light" },
  { name: "desktop", colorScheme: "light" },
] as const;

for (const { name, colorScheme } of HISTORIES) {
  test.describe(`${name}, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: SIZES.find((size) => size.name === name) ?? null });

    test("a station's page charts its history", async ({ page, demo }, info) => {
      const { id } = await demo.database.prisma.station.findFirstOrThrow({
        where: { name: { contains: "Kennedy" } },
      });
      await page.goto(`${demo.server.url}/stations/${id}`);
      await expect(page.getByText("Demo data").first()).toBeVisible();
      // Every range once; on other screens only the one with the most data.
      const ranges = name === "desktop" ? RANGES : ["Year"];
      for (const range of ranges) {
        await page.getByRole("group", { name: "Range" }).getByText(range, { exact: true }).click();
        for (const chart of ["Temperature", "Humidity", "Sea-level pressure", "Wind", "Rain"]) {
          const figure = page.getByRole("figure", { name: new RegExp(`^${chart}(?! rose)`) });
          // A chart is drawn when it comes near the screen.
          await figure.scrollIntoViewIfNeeded();
          await expect(figure.locator("svg.recharts-surface").first()).toBeVisible();
        }
        await expect(page).toHaveURL(range === "24 hours" ? /stations\/\d+(\?range=24h)?$/ : /range=/);
      }
      await expectSound(page);
      await page.screenshot({ path: info.outputPath(`station-${name}-${colorScheme}.png`), fullPage: true });
    });
  });
}

test("the first page explains how to begin while there are no stations", async ({ page, site }) => {
  await site.database.prisma.station.deleteMany();
  await page.goto(`${site.server.url}/`);
  await expect(page.getByText("npm run manage -- demo load")).toBeVisible();
  await expectSound(page);
});

test("a station that has fallen silent is marked as such", async ({ page, site }) => {
  const ctx = site.ctx();
  const { id } = await createStation(ctx, { name: "Silent", lat: 10, lon: 10 });
  await record(ctx, [{ station: id, time: new Date(Date.now() - 30 * 24 * 3_600_000).toISOString(), temperature: 5 }]);
  await page.goto(`${site.server.url}/?q=Silent`);
  await expect(page.getByRole("listitem").filter({ hasText: "Silent" })).toContainText("Offline");
  await expectSound(page);
});

test("a wrong value is neither drawn on a chart nor counted in an extreme", async ({ page, site }) => {
  const ctx = site.ctx();
  const { id } = await createStation(ctx, { name: "Gusty", lat: 20, lon: 20 });
  const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  await record(ctx, [
    { station: id, time: at(30), windSpeed: 5 },
    { station: id, time: at(20), windSpeed: 468.7 },
    { station: id, time: at(10), windSpeed: 6 },
  ]);
  await page.goto(`${site.server.url}/stations/${id}`);
  // With its unit, because bare digits also occur in clock times and run together along an axis.
  await expect(page.getByRole("figure", { name: /^Wind/ })).toContainText("High 22\u00a0km/h");
  await expect(page.getByRole("main")).not.toContainText(/1,687|468\.7/);
  await page.getByText("Table of values").click();
  await expect(page.getByRole("table")).toContainText("22\u00a0km/h");
  await expect(page.getByRole("table")).not.toContainText(/1,687|468/);
});

test("the first page works by keyboard alone", async ({ page, demo }) => {
  await page.goto(`${demo.server.url}/`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: /skip/i })).toBeFocused();
  const row = page.getByRole("main").getByRole("listitem").getByRole("link").first();
  await row.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/stations\/\d+/);
  await page.getByRole("radio", { name: "24 hours" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "7 days" })).toBeChecked();
  await expect(page).toHaveURL(/range=7d/);
});

test("the theme is the system's until the visitor chooses one", async ({ page, site }) => {
  const toggle = async () => {
    // The page reacts only once it is live.
    await expect(page.getByRole("status").filter({ hasText: "Updates:" })).toContainText("Live");
    await page.getByRole("button", { name: "Switch between light and dark" }).click();
  };
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`${site.server.url}/`);
  const light = await background();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await background();
  expect(dark).not.toBe(light);
  await toggle();
  await expect.poll(background).toBe(light);
  await page.reload();
  expect(await background()).toBe(light);
  await toggle();
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(background).toBe(dark);
  await page.reload();
  expect(await background()).toBe(dark);
});

test.describe("in German, whose words are longer", () => {
  test.use({ locale: "de-DE", viewport: { width: 360, height: 780 } });

  test("no page in German, whose words are longer, is wider than a phone", async ({ page, demo }) => {
    const [first, second] = await demo.database.prisma.station.findMany({ orderBy: { id: "asc" }, take: 2 });
    for (const [path, last] of [
      ["", "Sortieren nach"],
      [`stations/${first?.id}`, "30 Tage"],
      [`compare?stations=${first?.id},${second?.id}`, "30 Tage"],
      [`stations/${first?.id}/reports`, "Arten von Tagen"],
      [`kiosk?stations=${first?.id}`, "Luftfeuchte"],
      ["nowhere", "Hier ist nichts"],
    ]) {
      await page.goto(`${demo.server.url}/${path}`);
      await expect(page.getByText(last ?? "").first()).toBeVisible();
      await expectSound(page);
    }
    await page.goto(`${demo.server.url}/stations/${first?.id}/reports`);
    const year = page.getByRole("link", { name: /^\d{4}$/ });
    await year.first().click();
    await expect(page).toHaveURL(/\/reports\/\d{4}$/);
    await expect(page.getByText("Arten von Tagen").first()).toBeVisible();
    await expectSound(page);
  });
});
