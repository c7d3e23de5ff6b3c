import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { Temporal } from "temporal-polyfill";
import { PREFERENCES_COOKIE } from "@/lib/format/preferencesCookie";
import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import type { Values } from "@/lib/weather/metrics";
import { expectSound } from "./support/accessibility";
import { expect, type Site, test } from "./support/test";

const HOUR = 3_600_000;

interface Place {
  name: string;
  lat: number;
  lon: number;
  timeZone: string;
}
const GARDEN: Place = { name: "Garden", lat: 51.5, lon: 0, timeZone: "UTC" };

async function stationWith(site: Site, readings: ({ time: number } & Values)[], place = GARDEN): Promise<number> {
  const ctx = site.ctx();
  const { id } = await createStation(ctx, place);
  await record(
    ctx,
    readings.map((reading) => ({ station: id, ...reading })),
  );
  await refresh(ctx, { stationId: id });
  return id;
}

/** Hourly readings for the last `count` hours. */
function hourly(count: number, valuesAt: (i: number) => Values) {
  const now = Date.now();
  return Array.from({ length: count }, (_, i) => ({ time: now - (count - i) * HOUR, ...valuesAt(i) }));
}

test("any range can be selected by dragging or by dates, and undone, and the address keeps it", async ({
  page,
  site,
}) => {
  const id = await stationWith(
    site,
    hourly(72, (i) => ({ temperature: 10 + (i % 24) / 4, windSpeed: 3, windDirection: 90 })),
  );
  await page.goto(`${site.server.url}/stations/${id}?range=7d`);
  const chart = page.getByRole("figure", { name: /^Temperature/ });
  await chart.scrollIntoViewIfNeeded();
  const plot = chart.locator("svg.recharts-surface").first();
  await expect(plot).toBeVisible();
  const box = await plot.boundingBox();
  if (!box) throw new Error("The chart has no place.");
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=.*Z&to=.*Z/);
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page).toHaveURL(/range=7d/);

  const day = new Date(Date.now() - 24 * HOUR).toISOString().slice(0, 10);
  await page.locator("summary").filter({ hasText: "Dates" }).click();
  await page.getByLabel("From", { exact: true }).fill(day);
  await page.getByLabel("To", { exact: true }).fill(day);
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(new RegExp(`from=${day}&to=${day}`));
  await page.reload();
  await chart.getByText("Table of values").click();
  await expect(chart.getByRole("row")).toHaveCount(25);
  await expect(page.getByRole("img", { name: /Wind directions and speeds.*E/ })).toBeVisible();
});

test("flagged values are shown only on request, with the reason", async ({ page, site }) => {
  const id = await stationWith(
    site,
    hourly(5, (i) => ({ windSpeed: i === 2 ? 468.7 : 5 })),
  );
  await page.goto(`${site.server.url}/stations/${id}`);
  await expect(page.getByRole("figure", { name: /^Wind/ }).first()).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("1687");
  await page.getByLabel("Flagged values").check();
  const list = page.getByRole("region", { name: "Flagged values" });
  await expect(list).toContainText("1687\u00a0km/h");
  await expect(list).toContainText("outside the possible range");
  await expectSound(page);
});

test("the page's data can be downloaded as files and as pictures", async ({ page, site }) => {
  const id = await stationWith(
    site,
    hourly(5, (i) => ({ temperature: i })),
    { ...GARDEN, name: "Großer Garten / 1" },
  );
  await page.goto(`${site.server.url}/stations/${id}`);
  const save = async (menu: string, item: string) => {
    await page.locator("summary").filter({ hasText: menu }).first().click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByText(item).first().click()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "latin1") };
  };
  const csv = await save("Download", "Values as CSV");
  expect(csv.name).toMatch(/^gro-er-garten-1-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  expect(csv.text.split("\r\n")).toHaveLength(7);
  const json = await page.request.get(`${site.server.url}/stations/${id}/readings.json?range=7d`);
  expect((await json.json()).readings.length).toBeGreaterThan(3);
  const nothing = await page.request.get(`${site.server.url}/stations/999999/readings.csv`);
  expect(nothing.status()).toBe(404);

  const chart = page.getByRole("figure", { name: /^Temperature/ });
  await chart.scrollIntoViewIfNeeded();
  await expect(chart.locator("svg.recharts-surface").first()).toBeVisible();
  for (const [item, start] of [
    ["Picture (PNG)", "\x89PNG"],
    ["Picture (SVG)", "<svg"],
  ] as const) {
    await chart.locator("summary").first().click();
    const [download] = await Promise.all([page.waitForEvent("download"), chart.getByText(item).click()]);
    const content = await readFile(await download.path(), "latin1");
    expect(content.startsWith(start)).toBe(true);
    if (start === "<svg") expect(content).not.toContain("var(--");
  }
});

/** Prints the page. The width of each chart on the sheet, px. */
async function printedWidths(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    window.addEventListener("beforeprint", () => {
      const found = [...document.querySelectorAll("figure svg.recharts-surface")];
      document.body.dataset.printed = found.map((chart) => chart.getAttribute("width")).join(" ");
    });
  });
  expect((await page.pdf({ format: "A4" })).subarray(0, 4).toString()).toBe("%PDF");
  const printed = (await page.locator("body").getAttribute("data-printed")) ?? "";
  return printed.split(" ").map(Number);
}

test("a chart is printed even where the browser has not measured it yet", async ({ page, site }) => {
  const id = await stationWith(
    site,
    hourly(5, (i) => ({ temperature: i })),
  );
  await page.addInitScript(() => {
    const measure = Element.prototype.getBoundingClientRect;
    Element.prototype.getBoundingClientRect = function () {
      return this.matches(".recharts-responsive-container") ? new DOMRect() : measure.call(this);
    };
    window.ResizeObserver = class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
  });
  await page.goto(`${site.server.url}/stations/${id}`);
  await expect(page.locator("figure .recharts-responsive-container")).toHaveCount(1);
  await expect(page.locator("figure svg.recharts-surface")).toHaveCount(0);
  expect(await printedWidths(page)).toEqual([880]);
});

test.describe("from a dark screen", () => {
  test.use({ colorScheme: "dark", viewport: { width: 1440, height: 900 } });

  test("a station is printed in the light theme, with charts as wide as the sheet and without controls", async ({
    page,
    site,
  }) => {
    const values = (i: number) => ({ temperature: i, humidity: 60 + i, pressure: 1000 + i, windSpeed: i });
    const id = await stationWith(site, hourly(5, values));
    await page.goto(`${site.server.url}/stations/${id}`);
    const charts = page.locator("figure svg.recharts-surface");
    await expect(charts.first()).toBeVisible();
    const ink = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--chart-grid"));
    const dark = await ink();
    const widths = await printedWidths(page);
    expect(widths).toHaveLength(await page.locator("figure h3").count());
    // Margins and frames take less than one of A4's 8.27 inches; the sheet is three quarters of the screen's size.
    const sheet = (8.27 * 96) / 0.75;
    for (const width of widths) expect([width, width > sheet * 0.8 && width < sheet * 0.9]).toEqual([width, true]);
    await expect.poll(async () => Number(await charts.first().getAttribute("width"))).toBeGreaterThan(900);

    await page.emulateMedia({ media: "print" });
    expect(await ink()).not.toBe(dark);
    await expect(page.getByRole("banner")).toBeHidden();
    await expect(page.getByText("Download").first()).toBeHidden();
  });
});

test.describe("in Berlin", () => {
  test.use({ timezoneId: "Europe/Berlin" });

  /** Noon and just before midnight on the place's clock, around its change to summer time if it has one. */
  for (const { place, days, zone } of [
    {
      place: { name: "New York", lat: 40.7, lon: -74, timeZone: "America/New_York" },
      days: ["2026-03-07", "2026-03-08"],
      zone: /E[DS]T/,
    },
    {
      place: { name: "Kolkata", lat: 22.6, lon: 88.4, timeZone: "Asia/Kolkata" },
      days: ["2026-03-28", "2026-03-29"],
      zone: /5:30|IST/,
    },
  ] as const) {
    test(`the days, records and charts of ${place.name} follow its own time zone`, async ({ page, context, site }) => {
      // The default units of New York would differ.
      const value = encodeURIComponent(JSON.stringify({ units: "metric" }));
      await context.addCookies([{ name: PREFERENCES_COOKIE, value, url: site.server.url }]);
      const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(place.timeZone).epochMilliseconds;
      const id = await stationWith(
        site,
        days.flatMap((day, i) => [
          { time: at(`${day}T00:10`), temperature: 1 + i, rain: 1 },
          { time: at(`${day}T12:00`), temperature: 11 + i, rain: 1 },
          { time: at(`${day}T23:50`), temperature: 5 + i, rain: 1 },
        ]),
        place,
      );
      const [first, last] = days;
      await page.goto(`${site.server.url}/stations/${id}?from=${first}&to=${last}`);
      await expect(page.getByText(/^Times in/)).toContainText(zone);
      const chart = page.getByRole("figure", { name: /^Temperature/ });
      await expect(chart).toContainText(/Low 1\.0.*0?0:10.*High 12\.0.*12:00/);
      await chart.getByText("Table of values").click();
      await expect(chart.getByRole("rowheader").first()).toContainText("23:50");
      await expect(chart.getByRole("row")).toHaveCount(7);
      const records = page.getByRole("region", { name: "Records" });
      await expect(records.getByRole("row").filter({ hasText: "Temperature" })).toContainText(/12:00.*0?0:10/);
      await expect(records.getByRole("row").filter({ hasText: "Wettest day" })).toContainText("3.0");
      // A longer range is shown by days, which are the place's.
      await page.goto(`${site.server.url}/stations/${id}?from=2026-01-01&to=2026-06-01`);
      const rain = page.getByRole("figure", { name: /^Rain/ });
      await rain.getByText("Table of values").click();
      const rows = rain.getByRole("row").filter({ hasText: "2026" });
      await expect(rows).toHaveCount(2);
      for (const row of await rows.all()) await expect(row).toContainText("3.0");
    });
  }
});

test("stations and years can be compared on one chart", async ({ page, site }, info) => {
  const warm = await stationWith(
    site,
    hourly(30, () => ({ temperature: 20 })),
    { ...GARDEN, name: "Warm" },
  );
  const cold = await stationWith(
    site,
    hourly(30, () => ({ temperature: -5 })),
    { ...GARDEN, name: "Cold" },
  );
  await page.goto(`${site.server.url}/compare?stations=${warm},${cold}`);
  const figures = page.getByRole("table", { name: "Figures" });
  await expect(figures.getByRole("row", { name: /Warm/ })).toContainText("20.0\u00a0°C");
  await expect(figures.getByRole("row", { name: /Cold/ })).toContainText("−5.0\u00a0°C");
  await expect(page.getByRole("figure").locator("svg.recharts-surface").first()).toBeVisible();
  await expectSound(page);
  await page.screenshot({ path: info.outputPath("compare.png") });
  await page.getByRole("button", { name: "Remove Warm" }).click();
  await expect(page).toHaveURL(new RegExp(`stations=${cold}&`));
  await page.getByText("Years", { exact: true }).click();
  await page.getByRole("combobox", { name: /^Station/ }).selectOption({ label: "Warm" });
  await page.getByRole("group", { name: "Years" }).getByText(String(new Date().getUTCFullYear())).click();
  await expect(page).toHaveURL(/station=\d+&years=\d{4}&/);
  await expect(figures.getByRole("row")).toHaveCount(2);
});
