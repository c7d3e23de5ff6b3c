import { expect, it } from "vitest";
import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { onServer, type ServerBench } from "../../support/server";

const HOSTILE = `<b>"Roof" & ]]> \u0007 ⛅`;
const TIME = "2026-01-15T12:00:00.000Z";

async function newStation(fixture: ServerBench): Promise<number> {
  const { id } = await createStation(fixture.ctx(), { name: "Roof", lat: 1, lon: 2, timeZone: "UTC" });
  // No endpoint accepts such a name any more; an older version may have stored one.
  await fixture.database.prisma.station.update({ where: { id }, data: { name: HOSTILE } });
  await record(fixture.ctx(), [{ station: id, time: TIME, temperature: 20, windSpeed: 10 }]);
  return id;
}

/** A place where it is noon, so that a few hours ago is today. */
function noonZone(): string {
  const ahead = 12 - new Date().getUTCHours();
  return ahead === 0 ? "Etc/GMT" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

onServer("what other sites and programs read", (fixture) => {
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fixture.server.fetch(path, { headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it("current.json has SI values, units and times, of one station and of all", async () => {
    const id = await newStation(fixture);
    const { text } = await get(`/stations/${id}/current.json`);
    const { units, station } = JSON.parse(text);
    expect(units).toMatchObject({ temperature: "°C", windSpeed: "m/s" });
    expect(station).toMatchObject({
      id,
      name: HOSTILE,
      url: `${fixture.server.url}/stations/${id}`,
      time: TIME,
      values: { temperature: 20, windSpeed: 10 },
      freshness: "offline",
      rainToday: null,
    });
    const all = JSON.parse((await get("/current.json")).text);
    expect(all.stations).toContainEqual(station);
  });

  it("the Atom feed escapes markup in names", async () => {
    const id = await newStation(fixture);
    const { text, headers } = await get(`/stations/${id}/feed.atom?units=us&lang=de`);
    expect(headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    expect(text).toContain(`<link rel="self" href="${fixture.server.url}/stations/${id}/feed.atom"/>`);
    expect(text).toContain(`<id>${fixture.server.url}/stations/${id}#${Date.parse(TIME)}</id>`);
    expect(text).toMatch(/Temperatur 68[.,]0\u00a0°F, Windgeschwindigkeit 22\u00a0mph/);
    expect(text).not.toContain("<b>");
    expect(text).not.toContain("\u0007");
    expect((await get("/feed.atom")).text).toContain(`/stations/${id}#`);
  });

  it("the embedded tile may be framed by any site, and runs no script but the one that updates it", async () => {
    const id = await newStation(fixture);
    const { text, headers } = await get(`/embed/${id}?theme=dark&units=us&lang=de`);
    expect(headers.get("content-security-policy")).toContain("frame-ancestors *");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(text).toContain('<html lang="de" class="dark">');
    expect(text).toMatch(/68[.,]0\u00a0°F/);
    expect(text.match(/<script[^>]*>/g)).toEqual(['<script src="/embed.js" defer="">']);
    expect(text).not.toContain("<b>");
    expect((await get(`/embed/${id}?theme=x&units=y&lang=z`)).status).toBe(200);
  });

  it.each(["/stations/{id}/current.json", "/stations/{id}/feed.atom", "/embed/{id}", "/stations/{id}/picture.png"])(
    "%s is answered with 304 while it is unchanged, and with 404 without a station",
    async (path) => {
      const address = path.replace("{id}", String(await newStation(fixture)));
      const { status, headers } = await get(address);
      expect([status, headers.get("cache-control")]).toEqual([200, "public, max-age=60"]);
      const again = await get(address, { "If-None-Match": headers.get("etag") ?? "" });
      expect([again.status, again.text]).toEqual([304, ""]);
      for (const id of ["0", "9999999", "1e3", "x", "99999999999999999999"]) {
        expect((await get(path.replace("{id}", id))).status).toBe(404);
      }
    },
  );

  it("what other sites read contains no links to foreign hosts", async () => {
    const response = await fixture.server.fetch("/current.json", { headers: { Host: "evil.example" } });
    expect(await response.text()).not.toContain("evil.example");
  });

  const HOURS = { fresh: 0, stale: 3, offline: 48, never: undefined } as const;

  /** A station whose latest reading is this many hours old, or that has none; with 0.1 and 0.2 mm of rain. */
  async function stationOfAge(hours: number | undefined): Promise<number> {
    const { id } = await createStation(fixture.ctx(), { name: "Roof", lat: 1, lon: 2, timeZone: noonZone() });
    if (hours === undefined) return id;
    const time = Date.now() - hours * 3_600_000;
    await record(fixture.ctx(), [
      { station: id, time: time - 60_000, temperature: 19, rain: 0.1 },
      { station: id, time, temperature: 20, rain: 0.2 },
    ]);
    await refresh(fixture.ctx());
    // The server may have been about to do the same.
    if (hours < 12) await expect.poll(async () => (await current(id)).rainToday).toBe(0.3);
    return id;
  }
  const current = async (id: number) => JSON.parse((await get(`/stations/${id}/current.json`)).text).station;

  it.each([
    ["fresh", /Current: observed \w/, /Aktuell: gemessen \w/],
    ["stale", /Delayed: last reading \w/, /Verspätet: letzte Messung \w/],
    ["offline", /Offline: last reading .*\d{4}/, /Offline: letzte Messung .*\d{4}/],
    ["never", /No readings yet/, /Noch keine Messwerte/],
  ] as const)("a station that is %s is presented as such, in either language", async (state, english, german) => {
    const id = await stationOfAge(HOURS[state]);
    const hasRain = state === "fresh" || state === "stale";
    for (const [lang, words, rain] of [
      ["en", english, "Rain today"],
      ["de", german, "Regen heute"],
    ] as const) {
      const tile = (await get(`/embed/${id}?lang=${lang}`)).text;
      const shown = tile.slice(tile.indexOf("<body>")).replace(/<template.*/s, "");
      expect(shown).toMatch(words);
      expect(shown).toContain(`<main class="${state}">`);
      expect(/class="temperature" style="background/.test(shown)).toBe(state === "fresh");
      expect(shown.includes(rain)).toBe(hasRain);
      // What embed.js shows if it cannot be reached by then.
      expect(tile.includes("<template")).toBe(state === "fresh");

      const feed = (await get(`/stations/${id}/feed.atom?lang=${lang}`)).text;
      expect(feed.match(/<subtitle>(.*)<\/subtitle>/)?.[1]).toMatch(words);
      expect(/<summary[^>]*>.*<\/summary>/s.test(feed)).toBe(state !== "never");
      if (state !== "never") expect(feed.match(/<summary.*<\/summary>/s)?.[0]).toMatch(words);
      expect(feed.includes(rain)).toBe(hasRain);
      if (hasRain) expect(feed).toMatch(/0[.,]3\u00a0mm/);
      expect(/\((Delayed|Offline|Verspätet)\)/.test(feed)).toBe(state === "stale" || state === "offline");

      const picture = await fixture.server.fetch(`/stations/${id}/picture.png?lang=${lang}`);
      expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/png"]);
    }
    expect(await current(id)).toMatchObject({ freshness: state, rainToday: hasRain ? 0.3 : null });
    const page = (await get(`/stations/${id}`, { "Accept-Language": "de", Accept: "text/html" })).text;
    if (state !== "never") expect(page.match(/<meta name="description" content="[^"]*"/)?.[0]).toMatch(german);
  });

  it("the feed's entry is updated at the time when its values cease to be current", async () => {
    const id = await stationOfAge(HOURS.stale);
    const { time } = await current(id);
    const feed = (await get(`/stations/${id}/feed.atom`)).text;
    const since = new Date(Date.parse(time) + 90 * 60_000).toISOString();
    expect(feed).toContain(`<published>${time}</published>`);
    expect(feed.match(/<updated>[^<]*/g)).toEqual([`<updated>${since}`, `<updated>${since}`]);
  });
});
