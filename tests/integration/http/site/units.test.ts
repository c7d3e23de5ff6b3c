import { beforeAll, describe, expect, it } from "vitest";
import { preferencesCookie } from "@/lib/format/preferencesCookie";
import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { onServer, type ServerBench } from "../../support/server";

const PLACES = {
  "America/New_York": { name: "Albany", lat: 42.65, lon: -73.75 },
  "Europe/London": { name: "Exeter", lat: 50.7, lon: -3.5 },
  "Asia/Kolkata": { name: "Chandigarh", lat: 30.733315, lon: 76.779418 },
};
type Zone = keyof typeof PLACES;

/** 20 °C and 10 m/s, in the units of a page's text. */
const READ = {
  us: ["68.0 °F", "22 mph"],
  uk: ["20.0 °C", "22 mph"],
  metric: ["20.0 °C", "36 km/h"],
  si: ["20.0 °C", "10.0 m/s"],
} as const;

function units(fixture: ServerBench) {
  const stations = new Map<Zone, number>();
  beforeAll(async () => {
    for (const [zone, place] of Object.entries(PLACES)) {
      const { id } = await createStation(fixture.ctx(), { ...place, timeZone: zone });
      await record(fixture.ctx(), [{ station: id, temperature: 20, windSpeed: 10, windDirection: 90 }]);
      stations.set(zone as Zone, id);
    }
  });

  /** The system in whose units an answer has the reading. */
  async function systemOf(path: string, headers: Record<string, string>): Promise<string | undefined> {
    const response = await fixture.server.fetch(path, { headers });
    expect(response.status, path).toBe(200);
    const text = (await response.text())
      // The data in scripts is in the stored units.
      .replace(/<script\b.*?<\/script>/gs, "")
      .replace(/<[^>]*>|&#xa0;|&nbsp;|\u00a0|\s+/g, " ")
      .replace(/ +/g, " ")
      // In the German number format.
      .replace(/(\d),(\d)/g, "$1.$2");
    return Object.entries(READ).find(([, values]) => values.every((value) => text.includes(value)))?.[0];
  }
  const page = (zone: Zone, headers: Record<string, string>) => systemOf(`/stations/${stations.get(zone)}`, headers);
  const embed = (zone: Zone, query: string, language: string) =>
    systemOf(`/embed/${stations.get(zone)}${query}`, { "Accept-Language": language });
  return { stations, systemOf, page, embed };
}

const chosen = (system: "us" | "metric" | "si" | "uk") => preferencesCookie({ units: system }).split(";")[0] ?? "";

onServer("a station's page without UNITS", (fixture) => {
  const { page, embed } = units(fixture);

  it.each([
    ["America/New_York", "de-DE", "us"],
    ["Europe/London", "en-US", "uk"],
    ["Asia/Kolkata", "en-US", "metric"],
  ] as const)(
    "without UNITS, the page of a station in %s has its country's units for a browser of %s: %s",
    async (zone, language, system) => {
      expect(await page(zone, { "Accept-Language": language })).toBe(system);
      expect(await embed(zone, "", language)).toBe(system);
    },
  );

  it("without UNITS, a station's page has the units that its reader chose", async () => {
    expect(await page("America/New_York", { "Accept-Language": "en-US", Cookie: chosen("si") })).toBe("si");
    expect(await embed("America/New_York", "?units=metric", "en-US")).toBe("metric");
  });
});

onServer(
  "pages with UNITS=us",
  (fixture) => {
    const { page, embed, systemOf } = units(fixture);

    it("with UNITS=us, every page has these units, whatever the country and the browser", async () => {
      for (const language of ["de-DE", "en-GB"]) {
        expect(await page("Asia/Kolkata", { "Accept-Language": language })).toBe("us");
        expect(await embed("Europe/London", "", language)).toBe("us");
        expect(await systemOf("/", { "Accept-Language": language, Accept: "text/html" })).toBe("us");
      }
    });

    it("with UNITS=us, a page still has the units that its reader chose", async () => {
      const headers = { "Accept-Language": "en-US", Cookie: chosen("metric") };
      expect(await page("Asia/Kolkata", headers)).toBe("metric");
      expect(await embed("Asia/Kolkata", "?units=si", "en-US")).toBe("si");
    });
  },
  { UNITS: "us" },
);

describe("an answer for other sites", () => {
  onServer("with UNITS=us, an answer for other sites is cached as without it", (fixture) => {
    const { stations } = units(fixture);
    it("an answer for other sites varies by language only, apart from its address", async () => {
      const { headers } = await fixture.server.fetch(`/embed/${stations.get("Europe/London")}`);
      expect(headers.get("vary")).toBe("Accept-Language");
      expect(headers.get("cache-control")).toBe("public, max-age=60");
    });
  });
});
