import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { expectSound, LOOKS } from "./support/accessibility";
import { expect, type Site, test } from "./support/test";

for (const { name, colorScheme, viewport } of LOOKS) {
  test.describe(`${name}, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport });

    test("a station's months and years are shown as tables and a calendar", async ({ page, demo }, info) => {
      const { id } = await demo.database.prisma.station.findFirstOrThrow({ where: { name: { contains: "Kennedy" } } });
      await page.goto(`${demo.server.url}/stations/${id}/reports`);
      await expect(page).toHaveURL(/reports\/\d{4}-\d{2}$/);
      const newest = page.url();
      await page.getByRole("link", { name: /^Previous: / }).click();
      await expect(page).not.toHaveURL(newest);
      const days = page.getByRole("region", { name: "Day by day", exact: true }).getByRole("table");
      await expect(days.getByRole("row", { name: /^\w{3} 28/ })).toBeVisible();
      await expect(page.getByRole("navigation", { name: "Years" }).locator("[aria-current=true]")).toHaveText(
        /^\d{4}$/,
      );
      await expect(days.getByRole("row", { name: /^Whole/ })).toContainText(/\d/);
      await expectSound(page);
      await page.screenshot({ path: info.outputPath(`month-${name}-${colorScheme}.png`), fullPage: true });

      await page.getByRole("navigation", { name: "Years" }).getByRole("link").first().click();
      const calendar = page.getByRole("region", { name: "Calendar" });
      // In the units of the station's country.
      await expect(calendar.getByRole("cell", { name: /°F$/ }).first()).toBeVisible();
      await calendar.getByRole("link", { name: "Rain" }).click();
      await expect(page).toHaveURL(/show=rain$/);
      await expect(calendar.getByRole("cell", { name: /\d in$/ }).first()).toBeVisible();
      await expectSound(page);
      await page.screenshot({ path: info.outputPath(`year-${name}-${colorScheme}.png`), fullPage: true });
    });
  });
}

async function newStation(site: Site, isPublic: boolean): Promise<number> {
  const place = { name: "Reported", lat: 50, lon: 10, timeZone: "Europe/Berlin", isPublic };
  return (await createStation(site.ctx(), place)).id;
}

async function observe(site: Site, station: number, time: string, temperature: number): Promise<void> {
  await record(site.ctx(), [{ station, time, temperature }]);
  await refresh(site.ctx(), { stationId: station });
}

test("days without readings are shown as such, on the page and in plain text", async ({ page, site }) => {
  const id = await newStation(site, true);
  await observe(site, id, "2025-07-01T22:30:00Z", 21.5);
  const reports = `${site.server.url}/stations/${id}/reports`;
  await page.goto(reports);
  await expect(page).toHaveURL(/reports\/2025-07$/);
  await expect(page.getByRole("row", { name: /^Tue 1 / })).toContainText("No readings");
  await expect(page.getByRole("row", { name: /^Wed 2 / })).toContainText("21.5");

  const text = await page.request.get(`${reports}/2025-07.txt?units=us`);
  expect(text.headers()["content-type"]).toBe("text/plain; charset=utf-8");
  expect(await text.text()).toMatch(/SUMMARY for Jul 2025\n.*\n 02 {2}70\.7 {2}70\.7 {2}00:30/s);
  expect((await page.request.get(`${reports}/2025.txt`)).status()).toBe(200);

  await page.goto(`${reports}/2024`);
  await expect(page.getByText("No readings in this period.")).toBeVisible();
  await expectSound(page);
});

test("invalid reports, and those of private stations, are not found", async ({ page, site }) => {
  const [id, hidden] = [await newStation(site, true), await newStation(site, false)];
  await observe(site, hidden, "2025-07-01T12:00:00Z", 20);
  const statusOf = async (path: string) =>
    (await page.request.get(`${site.server.url}/stations/${path}`, { headers: { Accept: "text/html" } })).status();
  const paths = [`${id}/reports/2025-13`, `${id}/reports/1749`, `${id}/reports/2025-13.txt`, `${id}/reports/july`];
  const own = ["", "/2025", "/2025-07", "/2025-07.txt", "/2025.txt"].map((rest) => `${hidden}/reports${rest}`);
  for (const path of [...paths, ...own]) expect([path, await statusOf(path)]).toEqual([path, 404]);
  await page.goto(`${site.server.url}/stations/${id}/reports`);
  await expect(page.getByRole("heading", { name: "No readings yet" })).toBeVisible();
  await expectSound(page);
});
