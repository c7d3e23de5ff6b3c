import type { Page } from "@playwright/test";
import { createStation } from "@/lib/services/stations";
import { TEST_DEADLINE_MS } from "../tests/support/deadline";
import { cityAnswer, openMeteoAnswer } from "../tests/support/forecasts";
import { json, silence, startWeatherService, type WeatherService } from "../tests/support/weather-service";
import { expectSound, LOOKS } from "./support/accessibility";
import { signIn } from "./support/staff";
import { test as base, expect, type Site, startSite } from "./support/test";

interface Weather {
  site: Site;
  service: WeatherService;
}

/** A server of its own, which asks a weather service of its own. */
const test = base.extend<object, { weather: Weather }>({
  weather: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
    async ({}, use) => {
      const service = await startWeatherService();
      const { site, stop } = await startSite({
        DEMO: "0",
        FORECAST: "open-meteo",
        FORECAST_URL: service.url,
        OPENWEATHERMAP_KEY: "key",
        OPENWEATHERMAP_URL: service.url,
      });
      await use({ site, service });
      await stop();
      await service.stop();
    },
    { scope: "worker", timeout: TEST_DEADLINE_MS },
  ],
});

let places = 0;

/** Each somewhere else, so that none has the forecast of another. */
async function stationOf({ site }: Weather): Promise<string> {
  places += 1;
  const name = `Forecast ${process.pid} ${places}`;
  const { id } = await createStation(site.ctx(), { name, lat: 40 + places, lon: 0, timeZone: "UTC" });
  return `${site.server.url}/stations/${id}`;
}

const forecast = (page: Page) => page.getByRole("region", { name: "Forecast", exact: true });

test("the forecast appears by itself, with hours, days, its source and its age", async ({ page, weather }) => {
  weather.service.answer(silence);
  const address = await stationOf(weather);
  // The first look makes the server ask, and a minute later nobody would know why there is nothing.
  weather.service.answer(json(openMeteoAnswer(Date.now(), 0)));
  await page.goto(address);
  const hours = forecast(page).getByRole("table", { name: "Next 24 hours" });
  await expect(hours.getByRole("row")).toHaveCount(5);
  await expect(hours.getByRole("rowheader", { name: /Temperature °C/ })).toBeVisible();
  await expect(forecast(page).getByRole("heading", { name: "Next 7 days" })).toBeVisible();
  await expect(
    forecast(page).getByRole("row", { name: /Light rain.*Low 8°.*High 20°.*4.*mm.*from west-southwest.*14 km\/h/ }),
  ).toBeVisible();
  await expect(forecast(page).getByRole("link", { name: "Open-Meteo" })).toHaveAttribute(
    "href",
    "https://open-meteo.com/",
  );
  await expect(forecast(page).getByRole("link", { name: "CC BY 4.0" })).toBeVisible();
  await expect(forecast(page).getByText(/fetched (now|just now|\d+ min ago)/)).toBeVisible();
});

test("without an answer the page says why, in the reader's language", async ({ browser, weather }) => {
  weather.service.answer(json({ error: true, reason: "no" }, 503));
  const page = await browser.newPage({ locale: "de-DE" });
  await page.goto(await stationOf(weather));
  const section = page.getByRole("region", { name: "Vorhersage", exact: true });
  await expect(section.getByText("Zurzeit gibt es keine Vorhersage.")).toBeVisible();
  await expect(
    section.getByText(/Open-Meteo meldet einen Fehler\. Die nächste Anfrage folgt um \d\d:\d\d\./),
  ).toBeVisible();
  await page.close();
});

for (const { name, colorScheme, viewport } of LOOKS) {
  test.describe(name, () => {
    test.use({ colorScheme, viewport });

    test("the forecast can be used by everyone, and is not wider than the screen", async ({ page, weather }) => {
      weather.service.answer(json(openMeteoAnswer(Date.now(), 0)));
      await page.goto(await stationOf(weather));
      await expect(forecast(page).getByRole("table")).toHaveCount(2);
      await expectSound(page);
    });

    test("staff list cities, and each has a box with its weather or its failure", async ({ page, weather }) => {
      const { site, service } = weather;
      const own = (city: string) => `${city} ${process.pid} ${name}`;
      service.answer((response, asked) => {
        const city = asked.url.searchParams.get("q") ?? "";
        const answer = city.startsWith("Nowhere")
          ? json({ cod: "404", message: "city not found" }, 404)
          : json(cityAnswer(city, 50));
        answer(response, asked);
      });
      await signIn(page, site, "/admin/city/add/", { isSuperuser: true });
      await page.getByLabel("Name").fill(own("Berlin"));
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(page).toHaveURL(/\/admin\/city\/$/);
      await site.database.prisma.city.create({ data: { name: own("Nowhere") } });

      await page.goto(`${site.server.url}/cities/`);
      const box = (city: string) =>
        page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: own(city) }) });
      await expect(box("Berlin")).toContainText("10°C");
      await expect(box("Berlin")).toContainText("light rain");
      await expect(box("Nowhere")).toContainText("OpenWeather does not know this place.");
      await expectSound(page);

      await page.goto(`${site.server.url}/compare`);
      if (viewport.width < 640) await page.getByLabel("Menu, units and language").click();
      await page.getByRole("link", { name: "Cities" }).first().click();
      await expect(page.getByRole("heading", { name: "Cities", level: 1 })).toBeVisible();
    });
  });
}
