import { describe, expect, it } from "vitest";
import { updateStation } from "@/lib/services/observations";
import { correct, record, remove } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { createTemperatureData, removeTemperatureData, updateTemperatureData } from "@/lib/services/temperature-data";
import { onEachServer } from "../../support/server";
import { exchange } from "../support/exchange";

const HOUR_S = 3600;

onEachServer("the textbook's pages", (fixture) => {
  const get = (path: string, Accept: string) => exchange(fixture.server, { method: "GET", path, headers: { Accept } });
  const home = async () => {
    const { status, headers, text } = await get("/home/", "text/html");
    expect(status, text).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["cache-control"]).toBe("no-cache");
    return text;
  };
  const current = async () => {
    const { status, text } = await get("/current/", "application/json");
    expect(status, text).toBe(200);
    return text;
  };
  /** Without a relay, MariaDB's server learns of what this process wrote within a second (ADR 45). */
  const pollHome = () => expect.poll(home);
  const nowS = () => Math.floor(Date.now() / 1000);

  describe.sequential("the newest temperature on the textbook's pages", () => {
    it("the textbook's pages are empty without readings", async () => {
      expect(await home()).toContain("<h1>No temperature yet</h1>");
      expect(await current()).toBe(
        '{"humidity":null,"temperature":null,"timestamp":null,"station":null,"freshness":"never","humidityObserved":null}',
      );
    });

    it("the textbook's pages show an offline spot reading on a map at zoom 11, and /current/ omits it", async () => {
      const ctx = fixture.ctx();
      await createTemperatureData(ctx, {
        timestamp: 1_393_926_310_000,
        temperature: 28,
        lat: 30.733315,
        lon: 76.779418,
      });
      const page = await home();
      expect(page).toContain("<h1>Latest temperature</h1>");
      expect(page).toContain('<p class="reading">28 °C</p>');
      expect(page).toMatch(
        /<strong class="late">Offline<\/strong> · observed [\d,]+ days ago, <time datetime="2014-03-04T09:45:10.000Z">2014-03-04 09:45:10 UTC<\/time>, at 30\.7333° N, 76\.7794° E\./,
      );
      expect(page).toContain('aria-label="Map around 30.7333° N, 76.7794° E: 30.7333° N, 76.7794° E"');
      expect(page).toContain('viewBox="-520 -210 1040 420"');
      expect(page).toContain('aria-label="Scale: 5 km"');
      for (const label of ["76°45′ E", "30°45′ N"]) expect(page).toContain(`>${label}</text>`);
      expect(page).toMatch(/<path class="land" d="M[^"]+"/);
      expect(await current()).toContain('"temperature":null');
    });

    it("the textbook's pages name the station, mark old values, and give separate values their own times", async () => {
      const ctx = fixture.ctx();
      const { id } = await createStation(ctx, { name: "Roof <1>", lat: 40.64, lon: -73.78 });
      const time = nowS() - 3 * HOUR_S;
      await record(ctx, [{ station: id, time, temperature: 4.5 }]);
      await pollHome().toContain("Roof");
      const page = await home();
      expect(page).toContain(`<h1><a href="/stations/${id}">Roof &lt;1&gt;</a></h1>`);
      expect(page).toContain('<p class="reading">4.5 °C</p>');
      expect(page).toContain('<strong class="late">Delayed</strong> · observed 3 hours ago, ');
      expect(page).toContain(">Roof &lt;1&gt;</text>");
      await record(ctx, [{ station: id, time: time - HOUR_S, humidity: 61 }]);
      await expect.poll(current).toBe(
        JSON.stringify({
          humidity: 61,
          temperature: 4.5,
          timestamp: String(time),
          station: "Roof <1>",
          freshness: "stale",
          humidityObserved: { timestamp: String(time - HOUR_S), station: "Roof <1>", freshness: "stale" },
        }),
      );
    });

    it("the textbook's pages show one reading that has both values and is fresh", async () => {
      const ctx = fixture.ctx();
      const { id } = await createStation(ctx, { name: "Pond", lat: 52.5, lon: 13.4 });
      const time = nowS() - 600;
      await record(ctx, [
        { station: id, time, temperature: 5, humidity: 70 },
        { station: id, time: time + 300, humidity: 71 },
      ]);
      await expect.poll(current).toBe(
        JSON.stringify({
          humidity: 70,
          temperature: 5,
          timestamp: String(time),
          station: "Pond",
          freshness: "fresh",
          humidityObserved: null,
        }),
      );
      await pollHome().toMatch(/<p class="description">Observed 1\d minutes ago, <time/);
    });

    it("the page of the newest temperature follows every change of what it shows", async () => {
      const ctx = fixture.ctx();
      const { id } = await createStation(ctx, { name: "Mill", lat: 48.25, lon: 16.5 });
      const time = nowS() - 60;
      await record(ctx, [{ station: id, time, temperature: 6 }]);
      await pollHome().toContain(">Mill</a>");
      expect(await home()).toContain('<p class="reading">6 °C</p>');
      await updateStation(ctx, { id, name: "Weir", lat: 48.5 });
      await pollHome().toContain(">Weir</a>");
      expect(await home()).toContain("at 48.5° N, 16.5° E.");
      const reading = { stationId: id, time: time * 1000, reason: "a test" };
      await correct(ctx, { ...reading, change: { kind: "correct", metric: "temperature", value: 7 } });
      await pollHome().toContain('<p class="reading">7 °C</p>');
      await correct(ctx, { ...reading, change: { kind: "hide", metric: "temperature" } });
      await pollHome().not.toContain("Weir");
      await correct(ctx, { ...reading, change: { kind: "restore", metric: "temperature" } });
      await pollHome().toContain('<p class="reading">6 °C</p>');
      const spot = { timestamp: (time + 30) * 1000, temperature: -2, lat: 1, lon: 2 };
      const { id: spotId } = await createTemperatureData(ctx, spot);
      await pollHome().toContain('<p class="reading">-2 °C</p>');
      await updateTemperatureData(ctx, { id: spotId, ...spot, temperature: -3 });
      await pollHome().toContain('<p class="reading">-3 °C</p>');
      await removeTemperatureData(ctx, { id: spotId });
      await pollHome().toContain(">Weir</a>");
      await updateStation(ctx, { id, isPublic: false });
      await pollHome().not.toContain("Weir");
      await updateStation(ctx, { id, isPublic: true });
      await pollHome().toContain(">Weir</a>");
      await remove(ctx, reading);
      await pollHome().not.toContain("Weir");
    });
  });
});
