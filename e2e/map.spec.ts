import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { expectSound, LOOKS } from "./support/accessibility";
import { expect, type Site, test } from "./support/test";

/** New stations named after the test, each with a current reading. */
async function network(site: Site, places: readonly { name: string; lat: number; lon: number; temperature: number }[]) {
  const ctx = site.ctx();
  for (const { name, lat, lon, temperature } of places) {
    const { id } = await createStation(ctx, { name, lat, lon, timeZone: "UTC" });
    await record(ctx, [{ station: id, temperature, humidity: 40, windSpeed: 5, windDirection: 90, rain: 0.4 }]);
  }
}

const NORTH = [
  { name: "Bergen map", lat: 60.39, lon: 5.32, temperature: 4 },
  { name: "Øvre Åsane map", lat: 60.47, lon: 5.33, temperature: 3 },
  { name: "Tromsø map", lat: 69.65, lon: 18.96, temperature: -6 },
];

test("the map is coloured by the selected metric, and its address shows the same to others", async ({ page, site }) => {
  await network(site, NORTH);
  await page.goto(`${site.server.url}/?q=map&at=65,12&zoom=5`);
  const map = page.getByRole("region", { name: "Map of the stations" });
  await expect(map.getByRole("link", { name: /Tromsø map, −6.0 °C/ })).toBeVisible();
  await map.getByRole("combobox", { name: "Colour by" }).selectOption("Wind");
  await expect(map.getByRole("link", { name: /Tromsø map, 18 km\/h, from east/ })).toBeVisible();
  await expect(page).toHaveURL(/metric=wind/);
  await page.getByRole("combobox", { name: "Sort by" }).selectOption("Highest first");
  // Stations close together share a label, which separates when it is pressed.
  await map.getByRole("button", { name: /^2 stations/ }).click();
  await expect(map.getByRole("link", { name: /Bergen map/ })).toBeVisible();
  await expect(page).toHaveURL(/zoom=(6|7|8|9|10|11)/);

  await page.goto(page.url());
  await expect(map.getByRole("combobox", { name: "Colour by" })).toHaveValue("wind");
  await expect(map.getByRole("link", { name: /Bergen map, 18 km\/h/ })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Sort by" })).toHaveValue("value");
});

test("a click on a station is not lost to a map that is still moving", async ({ page, site }) => {
  await network(site, [{ name: "Reykjavik glide", lat: 64.15, lon: -21.94, temperature: 5 }]);
  await page.goto(`${site.server.url}/?q=glide&at=64,-21&zoom=5`);
  const map = page.getByRole("region", { name: "Map of the stations" });
  await expect(map.getByRole("link", { name: /Reykjavik glide/ })).toBeVisible();
  await page.route(/\/stations\/\d+/, async (route) => {
    await page.waitForURL(/zoom=6/);
    await route.continue();
  });
  await page.getByRole("main").getByRole("listitem").getByRole("link", { name: "Reykjavik glide" }).click();
  await map.getByRole("button", { name: "Zoom in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Reykjavik glide" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/q=glide&at=[\d.,-]+&zoom=6/);
  await expect(map.getByRole("link", { name: /Reykjavik glide/ })).toBeVisible();
});

test("stations are found by name, and those near the visitor are listed first", async ({ page, context, site }) => {
  await network(site, [
    { name: "Nairobi search", lat: -1.3, lon: 36.8, temperature: 21 },
    { name: "Mombasa search", lat: -4, lon: 39.7, temperature: 29 },
  ]);
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: -4.1, longitude: 39.6 });
  await page.goto(`${site.server.url}/`);
  await page.getByRole("searchbox", { name: "Search stations" }).fill("SEARCH");
  const rows = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading") });
  await expect(rows).toHaveCount(2);
  await page.getByRole("button", { name: "Near me" }).click();
  await expect(rows.first()).toContainText("Mombasa search");
  await expect(rows.first()).toContainText("16 km away");
  const map = page.getByRole("region", { name: "Map of the stations" });
  await expect(map.getByRole("link", { name: /Mombasa search/ })).toBeInViewport();
  await page.getByRole("searchbox", { name: "Search stations" }).fill("nobody is called this");
  await expect(page.getByText("No station is called “nobody is called this”.")).toBeVisible();
  await page.getByRole("button", { name: "Show all stations" }).click();
  await expect(rows.first()).toBeVisible();
});

test("the map moves to the visitor's position over any distance", async ({ page, context, site }) => {
  await network(site, [
    { name: "Zanzibar far", lat: -6.2, lon: 39.3, temperature: 27 },
    { name: "Lima far", lat: -12, lon: -77, temperature: 18 },
  ]);
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: -6.1, longitude: 39.2 });
  // So far away that Leaflet jumps there without an animation.
  await page.goto(`${site.server.url}/?q=far&at=60.000,-100.000&zoom=3`);
  const map = page.getByRole("region", { name: "Map of the stations" });
  await expect(map.getByRole("button", { name: "Zoom in" })).toBeVisible();
  await expect(map.getByRole("link", { name: /Zanzibar far/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Near me" }).click();
  await expect(map.getByRole("link", { name: /Zanzibar far/ })).toBeInViewport();
});

test("units, time zone and language are the visitor's choice, and persist", async ({ page, site }) => {
  await network(site, [{ name: "Anchorage units", lat: 61.2, lon: -149.9, temperature: 10 }]);
  await page.goto(`${site.server.url}/?q=units`);
  const row = page.getByRole("listitem").filter({ hasText: "Anchorage units" });
  await expect(row).toContainText("18 km/h");
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await page.getByLabel("Menu, units and language").click();
  await page.getByRole("combobox", { name: "Units", exact: true }).selectOption("United States");
  await expect(row).toContainText("50.0°");
  await expect(row).toContainText("11 mph");
  await page
    .getByRole("combobox", { name: "Feels like", exact: true })
    .selectOption("Apparent temperature (Australia)");
  // The Bureau's formula by hand: 10 + 0.33 × 4.90 hPa - 0.70 × 5 m/s - 4 = 4.1 °C.
  await expect(row).toContainText("Feels 39°");
  await page.getByText("Single units").click();
  await page.getByRole("combobox", { name: "Wind", exact: true }).selectOption("kn");
  await expect(row).toContainText("10 kn");
  await page.getByRole("combobox", { name: "Language", exact: true }).selectOption("Deutsch");
  await expect(page.getByRole("heading", { name: "Stationen" })).toBeVisible();
  // The page is not reloaded, so nothing that is open is lost.
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(row).toContainText("50,0°");
  await expect(row).toContainText("10 kn");
});

for (const { name, ...look } of LOOKS) {
  test.describe(`${name}, ${look.colorScheme}`, () => {
    test.use(look);

    test("a crowded map and its menus pass the accessibility checks", async ({ page, site }, info) => {
      await network(
        site,
        Array.from({ length: 12 }, (_, i) => ({
          name: `Crowd ${name} ${i}`,
          lat: 10 + (i % 4) * 0.4,
          lon: 20 + Math.floor(i / 4) * 0.4,
          temperature: i * 3,
        })),
      );
      await page.goto(`${site.server.url}/?q=crowd+${name}&at=10.5,20.5&zoom=6&metric=rain`);
      await expect(
        page
          .getByRole("region", { name: "Map of the stations" })
          .getByRole("button", { name: /stations/ })
          .first(),
      ).toBeVisible();
      await expectSound(page);
      await page.getByLabel("Menu, units and language").click();
      await expect(page.getByRole("combobox", { name: "Units", exact: true })).toBeVisible();
      await expectSound(page);
      await page.screenshot({ path: info.outputPath(`crowd-${name}.png`) });
    });
  });
}

test("the map by pressure has a value for high stations too, labelled as their altimeter setting", async ({
  page,
  site,
}) => {
  const ctx = site.ctx();
  for (const [name, lat, lon, elevation, pressure] of [
    ["Madrid qnh", 40.4, -3.7, 667, 940],
    ["Denver qnh", 39.7, -105, 1609, 835],
    ["Johannesburg qnh", -26.1, 28.2, 1694, 832],
    ["La Paz qnh", -16.5, -68.1, 4058, 627],
  ] as const) {
    const { id } = await createStation(ctx, { name, lat, lon, elevation, timeZone: "UTC" });
    await record(ctx, [{ station: id, temperature: 15, humidity: 40, pressure }]);
  }
  await page.goto(`${site.server.url}/?q=qnh&at=10,-30&zoom=2&metric=pressure`);
  const map = page.getByRole("region", { name: "Map of the stations" });
  await expect(map.getByRole("link", { name: /Madrid qnh, 1016.5 hPa, \d/ })).toBeVisible();
  for (const [name, value] of [
    ["Denver", "1014.1"],
    ["Johannesburg", "1020.8"],
    ["La Paz", "1036.2"],
  ]) {
    const label = map.getByRole("link", { name: new RegExp(`${name} qnh, ${value} hPa, Altimeter setting \\(QNH\\)`) });
    await expect(label).toHaveText(/qnhQ\d+hPa$/);
  }
  await expect(page.getByText("Q: altimeter setting (QNH), where there is no sea-level pressure")).toBeVisible();
  await expectSound(page);
  await page
    .getByRole("main")
    .getByRole("listitem")
    .getByRole("link", { name: /La Paz qnh/ })
    .click();
  await expect(page.getByText("QNH 1036.2 hPa")).toBeVisible();
});

test.describe("thirty stations at one spot", () => {
  const spot = { lat: 30.733315, lon: 76.779418 };
  const pile = (site: Site, word: string) =>
    network(
      site,
      Array.from({ length: 30 }, (_, i) => ({
        name: `${word} ${String(i + 1).padStart(2, "0")}`,
        ...spot,
        temperature: 10 + i,
      })),
    );

  for (const [by, hasTouch] of [
    ["a mouse", false],
    ["a finger", true],
  ] as const) {
    test.describe(by, () => {
      test.use({ hasTouch, ...(hasTouch && { viewport: { width: 390, height: 800 } }) });

      test(`thirty stations at one spot are listed and opened by ${by}`, async ({ page, site }, info) => {
        await pile(site, `Bench ${by}`);
        await page.goto(`${site.server.url}/?q=Bench+${by.replace(" ", "+")}&at=30.7333,76.7794&zoom=11`);
        const map = page.getByRole("region", { name: "Map of the stations" });
        const label = map.getByRole("button", { name: "30 stations in one place, in the middle 25.0 °C: list them" });
        await expect(label).toContainText("25°C");
        const press = (target: typeof label) => (hasTouch ? target.tap() : target.click());
        await press(label);
        const list = page.getByRole("dialog", { name: /^30 stations in one place/ });
        await expect(list.getByRole("link")).toHaveCount(30);
        await expect(list).toBeInViewport({ ratio: 1 });
        await page.screenshot({ path: info.outputPath(`pile-${hasTouch ? "phone" : "desktop"}.png`) });
        await expectSound(page);
        // A click beside it closes it, and so does one on its button.
        await page.mouse.click(5, 5);
        await expect(list).toBeHidden();
        await press(label);
        // It is open once it has the focus.
        await expect(list.getByRole("link").first()).toBeFocused();
        await press(label);
        await expect(list).toBeHidden();
        await press(label);
        await expect(list.getByRole("link").first()).toBeFocused();
        const last = list.getByRole("link", { name: new RegExp(`Bench ${by} 30\\b`) });
        await last.scrollIntoViewIfNeeded();
        await press(last);
        await expect(page.getByRole("heading", { level: 1, name: `Bench ${by} 30` })).toBeVisible();
      });
    });
  }

  test("thirty stations at one spot are listed and opened by the keyboard", async ({ page, site }) => {
    await pile(site, "Bench keys");
    await page.goto(`${site.server.url}/?q=Bench+keys&at=30.7333,76.7794&zoom=11`);
    const label = page.getByRole("button", { name: /^30 stations in one place/ });
    await label.focus();
    await page.keyboard.press("Enter");
    const list = page.getByRole("dialog", { name: /^30 stations in one place/ });
    await expect(list.getByRole("link").first()).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(list).toBeHidden();
    await expect(label).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(list.getByRole("link").first()).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(list.getByRole("link").nth(1)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Bench keys 02" })).toBeVisible();
  });
});

test("labels show their unit, by the reader's choice", async ({ page, site }) => {
  await network(site, [{ name: "Alert unit", lat: 82.5, lon: -62.35, temperature: -30 }]);
  await page.goto(`${site.server.url}/?q=unit&at=82.5,-62&zoom=6`);
  const label = page.getByRole("region", { name: "Map of the stations" }).getByRole("link", { name: /Alert unit/ });
  for (const [metric, text] of [
    ["Temperature", "−30°C"],
    ["Wind", "18km/h"],
    ["Humidity", "40%"],
  ] as const) {
    await page.getByRole("combobox", { name: "Colour by" }).selectOption(metric);
    await expect(label).toContainText(text);
  }
});
