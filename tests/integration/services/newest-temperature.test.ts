import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { createTemperatureData, newestTemperature } from "@/lib/services/temperature-data";
import { onEachDatabase } from "../support/database";
import { ANYONE } from "./actors";

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;

onEachDatabase("the newest temperature", (fixture) => {
  const ctx = (actor?: Actor) => fixture.ctx({ now: NOW, ...(actor ? { actor } : {}) });
  const add = (timestamp: number) =>
    createTemperatureData(ctx(), { timestamp, temperature: 20.5, lat: 52.5, lon: 13.4 });

  it("the newest temperature is that of spot readings and public stations, with its coordinates, for anyone", async () => {
    const shown = () => newestTemperature(ctx(ANYONE));
    expect(await shown()).toBeNull();
    const { id } = await createStation(ctx(), { name: "Roof", lat: 1, lon: 2 });
    const { id: hidden } = await createStation(ctx(), { name: "Hidden", lat: 3, lon: 4, isPublic: false });
    await record(ctx(), [
      { station: hidden, time: NOW, temperature: 1 },
      { station: id, time: NOW - 4 * MINUTE, temperature: 17 },
      { station: id, time: NOW - 3 * MINUTE, humidity: 50 },
    ]);
    const ofStation = { station: { id, name: "Roof" }, lat: 1, lon: 2, time: NOW - 4 * MINUTE, temperature: 17 };
    expect(await shown()).toEqual(ofStation);
    await add(NOW - 5 * MINUTE);
    expect(await shown()).toEqual(ofStation);
    const spot = await add(NOW - 4 * MINUTE);
    const { timestamp, temperature, lat, lon } = spot;
    expect(await shown()).toEqual({ station: null, lat, lon, time: timestamp, temperature });
  });
});
