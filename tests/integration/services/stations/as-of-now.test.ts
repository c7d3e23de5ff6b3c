import { expect, it } from "vitest";
import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { allAsOfNow, asOfNow, createStation, getStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";

const NOW = Date.UTC(2026, 6, 15, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

onEachDatabase("a station as of now", (fixture) => {
  const ctx = fixture.ctx;
  const station = (name: string) => createStation(ctx({ now: NOW }), { name, lat: 1, lon: 2, timeZone: "UTC" });

  it("a station is fresh, stale, offline or has never reported, and has the rain since its midnight", async () => {
    const { id } = await station("Gauge");
    const rain = [
      { station: id, time: NOW - 13 * HOUR, rain: 7 },
      { station: id, time: NOW - 2 * HOUR, rain: 0.1 },
      { station: id, time: NOW - HOUR, rain: 0.2 },
    ];
    await record(ctx({ now: NOW }), rain);
    await refresh(ctx({ now: NOW }));
    const at = async (now: number) => {
      const { latest, freshness, rainToday } = await asOfNow(ctx({ now }), {
        station: await getStation(ctx(), { id }),
      });
      return [latest.rain, freshness, rainToday];
    };
    expect(await at(NOW)).toEqual([0.2, "fresh", 0.3]);
    expect(await at(NOW + HOUR)).toEqual([0.2, "stale", 0.3]);
    // It is another day by now, of which nothing is known.
    expect(await at(NOW + 13 * HOUR)).toEqual([0.2, "stale", null]);
    expect(await at(NOW + 24 * HOUR)).toEqual([0.2, "offline", null]);

    const [dry, silent] = [await station("Dry"), await station("Silent")];
    await record(ctx({ now: NOW }), [{ station: dry.id, time: NOW, temperature: 20 }]);
    const both = await Promise.all([dry, silent].map((known) => getStation(ctx(), { id: known.id })));
    expect(await allAsOfNow(ctx({ now: NOW }), { stations: both })).toMatchObject([
      { name: "Dry", freshness: "fresh", rainToday: null },
      { name: "Silent", freshness: "never", rainToday: null },
    ]);
  });
});
