import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createStation } from "@/lib/services/stations";
import { cityAnswer, metNorwayAnswer, openMeteoAnswer } from "../../support/forecasts";
import { json, silence, startWeatherService, text, type WeatherService } from "../../support/weather-service";
import { onEachServer, onServer, type RunningServer, startServer } from "../support/server";

const KEY = "0123456789abcdef-the-key";
const service = await startWeatherService();
const settings = {
  FORECAST: "met-norway",
  FORECAST_CONTACT: "weather@mail.example",
  FORECAST_URL: service.url,
  OPENWEATHERMAP_KEY: KEY,
  OPENWEATHERMAP_URL: `${service.url}/owm`,
};
const PLACE = { lat: 52.5204, lon: 13.4049, elevation: 34 };

/** The weather of the cities by name; the others do not exist. */
function answerCities(known: Record<string, Parameters<WeatherService["answer"]>[0]>): void {
  service.answer((response, asked) => {
    const answer = known[asked.url.searchParams.get("q") ?? ""];
    (answer ?? json({ cod: "404", message: "city not found" }, 404))(response, asked);
  });
}

async function query(
  server: RunningServer,
  procedure: string,
  input: unknown,
): Promise<{ status: number; data: unknown }> {
  const response = await server.fetch(`/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`);
  const body = (await response.json()) as { result?: { data?: unknown } };
  return { status: response.status, data: body.result?.data };
}

const asPage = { headers: { Accept: "text/html", "Accept-Language": "en-IE" } };

afterAll(() => service.stop());

onEachServer(
  "with a forecast",
  (fixture) => {
    let second: RunningServer;
    let stations = 0;
    beforeAll(async () => {
      service.asked.length = 0;
      second = await startServer({ ...settings, DATABASE_URL: fixture.databaseUrl });
    });
    afterAll(() => second?.kill("SIGKILL"));

    // A page has its texts with it, so that only those with the tags around them tell what is shown.

    /** Each test's is somewhere else. */
    async function newStation(options: { isPublic?: boolean } = {}): Promise<number> {
      stations += 1;
      const { id } = await createStation(fixture.ctx(), {
        ...PLACE,
        lat: PLACE.lat - stations,
        name: `Place ${stations}`,
        ...options,
      });
      return id;
    }
    const timesAsked = () => service.asked.length;
    const page = async (path: string, server = fixture.server) => {
      const response = await server.fetch(path, asPage);
      return { status: response.status, html: await response.text() };
    };

    it("a station's page is there before the service answers, and then has the forecast", async () => {
      const id = await newStation();
      service.answer(silence);
      const before = await page(`/stations/${id}`);
      expect(before.status).toBe(200);
      expect(before.html).toContain("The forecast is being fetched.</p>");
      const other = await newStation();
      service.answer(json(metNorwayAnswer(Date.now(), { hours: 50, sixes: 30 })));
      await page(`/stations/${other}`);
      await expect.poll(async () => (await page(`/stations/${other}`)).html).toContain("Next 24 hours</caption>");
      const { html } = await page(`/stations/${other}`);
      for (const shown of [
        "Light rain</span>",
        "MET Norway</a>",
        "https://creativecommons.org/licenses/by/4.0/",
        "Next 7 days</h3>",
      ]) {
        expect(html).toContain(shown);
      }
    });

    it("two processes ask once about a place, and say who they are", async () => {
      const id = await newStation();
      service.answer(json(metNorwayAnswer(Date.now(), { hours: 50, sixes: 30 })));
      const before = timesAsked();
      const ask = (server: RunningServer) => query(server, "forecast.byStation", { id });
      await Promise.all([fixture.server, second, fixture.server, second].map(ask));
      for (const server of [fixture.server, second]) {
        await expect
          .poll(async () => (await ask(server)).data)
          .toMatchObject({
            source: "met-norway",
            failure: null,
            isRefreshing: false,
          });
      }
      expect(timesAsked() - before).toBe(1);
      const { url, headers } = service.asked.at(-1) ?? {};
      expect(headers?.["user-agent"]).toMatch(/^WeatherStation\/\S+ weather@mail\.example$/);
      expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
        lat: String(Math.round((PLACE.lat - stations) * 100) / 100),
        lon: "13.4",
        altitude: "50",
      });
    });

    it("only who may see a station gets its forecast, and nobody else makes the service be asked", async () => {
      const id = await newStation({ isPublic: false });
      const before = timesAsked();
      expect((await query(fixture.server, "forecast.byStation", { id })).status).toBe(404);
      expect((await page(`/stations/${id}`)).status).toBe(404);
      expect(timesAsked()).toBe(before);
    });

    it("a service that fails leaves the page as it is, and is named with the reason", async () => {
      const id = await newStation();
      service.answer(text("", 403));
      await page(`/stations/${id}`);
      await expect
        .poll(async () => (await page(`/stations/${id}`)).html)
        .toContain("MET Norway refuses the key or the contact that this site gives.");
    });

    it("nothing of a forecast becomes a reading", async () => {
      expect(await fixture.database.prisma.sensorData.count()).toBe(0);
      expect(await fixture.database.prisma.temperatureData.count()).toBe(0);
    });

    describe("the cities", () => {
      const list = (...names: string[]) =>
        fixture.database.prisma.city.createMany({ data: names.map((name) => ({ name })) });
      const citiesJson = async (server = fixture.server) =>
        (await (await server.fetch("/cities.json")).json()) as { cities: Record<string, unknown>[] };
      const one = async (name: string) => (await citiesJson()).cities.find((city) => city.name === name);

      it("without cities the page is empty, and no page links to it", async () => {
        const { status, html } = await page("/cities/");
        expect(status).toBe(200);
        expect(html).toContain("No cities are listed yet.</p>");
        expect((await page("/compare")).html).not.toContain('href="/cities"');
        expect(await citiesJson()).toEqual({ units: { temperature: "°C" }, cities: [] });
      });

      it("each city has a box with its weather or its failure, on the first visit already", async () => {
        answerCities({ Berlin: json(cityAnswer("Berlin", 50)), Busy: json({ cod: 429 }, 429), Odd: text("<html>") });
        await list("Berlin", "Busy", "Nowhere", "Odd");
        const { status, html } = await page("/cities/");
        expect(status).toBe(200);
        for (const shown of [
          "light rain",
          "OpenWeather does not know this place.",
          "OpenWeather asks for fewer requests.",
          "The answer of OpenWeather cannot be read.",
        ]) {
          expect(html).toContain(shown);
        }
        expect(html).toMatch(/>10(<!-- -->)?<span[^>]*>°C</);
        expect(html).not.toContain(KEY);
        // Without a relay, MariaDB's server learns of what this process wrote within a second, and keeps a page for another.
        await expect.poll(async () => (await page("/compare")).html).toContain('href="/cities"');
        const american = await fixture.server.fetch("/cities", {
          headers: { Accept: "text/html", "Accept-Language": "en-US" },
        });
        expect(await american.text()).toMatch(/>50(<!-- -->)?<span[^>]*>°F</);
      });

      it("the same is there for programs, in the stored units", async () => {
        expect(await citiesJson(second)).toEqual({
          units: { temperature: "°C" },
          cities: [
            {
              name: "Berlin",
              time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
              temperature: 10,
              description: "light rain",
              icon: "10d",
              condition: "lightRain",
              failure: null,
            },
            expect.objectContaining({ name: "Busy", temperature: null, failure: "busy" }),
            expect.objectContaining({ name: "Nowhere", temperature: null, failure: "unknownPlace" }),
            expect.objectContaining({ name: "Odd", temperature: null, failure: "unreadable" }),
          ],
        });
      });

      it("OpenWeatherMap is asked as the textbook does, once in ten minutes about a city", async () => {
        const asked = service.asked.filter(({ url }) => url.searchParams.get("q") === "Berlin");
        expect(asked.map(({ url }) => url.pathname + url.search)).toEqual([
          `/owm/data/2.5/weather?q=Berlin&units=imperial&appid=${KEY}`,
        ]);
      });

      it("a city that gets no answer does not keep the others from theirs", async () => {
        answerCities({ Oslo: json(cityAnswer("Oslo", 32)), Silent: silence });
        await list("Oslo", "Silent");
        const { status, html } = await page("/cities/");
        expect(status).toBe(200);
        expect(html).toContain("OpenWeather did not answer in time.");
        expect(await one("Oslo")).toMatchObject({ temperature: 0, failure: null });
      });

      it("names cannot add to what is asked", async () => {
        answerCities({});
        await list("A&appid=other#?q=Berlin");
        expect(await one("A&appid=other#?q=Berlin")).toMatchObject({ failure: "unknownPlace" });
        expect(service.asked.at(-1)?.url.searchParams.getAll("appid")).toEqual([KEY]);
      });

      it("the key is in no log", () => {
        for (const server of [fixture.server, second]) expect(server.output() + server.errors()).not.toContain(KEY);
      });
    });
  },
  settings,
);

onServer("without a forecast", (fixture) => {
  it("the page of a station has nothing of it, and nothing is asked", async () => {
    const { id } = await createStation(fixture.ctx(), { ...PLACE, name: "Quiet" });
    const html = await (await fixture.server.fetch(`/stations/${id}`, asPage)).text();
    expect(html).toContain("Quiet");
    expect(html).not.toMatch(/forecast|mostlyClear|cities/i);
    expect(await query(fixture.server, "forecast.byStation", { id })).toEqual({ status: 200, data: null });
    expect(await fixture.database.prisma.forecast.count()).toBe(0);
  });

  it("there are no cities for visitors, even if some are listed", async () => {
    await fixture.database.prisma.city.create({ data: { name: "Berlin" } });
    expect((await fixture.server.fetch("/cities/", asPage)).status).toBe(404);
    expect((await fixture.server.fetch("/cities.json")).status).toBe(404);
    expect(await query(fixture.server, "forecast.cities", null)).toEqual({
      status: 200,
      data: { cities: null, isStaff: false },
    });
  });
});

onServer(
  "with a forecast by Open-Meteo",
  (fixture) => {
    it("the forecast has its probabilities", async () => {
      const { id } = await createStation(fixture.ctx(), { ...PLACE, timeZone: "UTC", name: "Open" });
      service.answer(json(openMeteoAnswer(Date.now(), 0)));
      await expect
        .poll(async () => (await query(fixture.server, "forecast.byStation", { id })).data)
        .toMatchObject({
          source: "open-meteo",
          failure: null,
          steps: expect.arrayContaining([expect.objectContaining({ hours: 1, windSpeed: 4 })]),
        });
      expect(service.asked.at(-1)?.url.pathname).toBe("/v1/forecast");
    });
  },
  { FORECAST: "open-meteo", FORECAST_URL: service.url },
);
