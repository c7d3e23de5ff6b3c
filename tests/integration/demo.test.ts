import { expect, it } from "vitest";
import { demoState, feedDemo, loadDemo, removeDemo } from "@/lib/services/demo";
import { createStation } from "@/lib/services/stations";
import { HOUR_MS } from "@/lib/weather/time/durations";
import { onDatabase } from "./support/database";

const NOW = Date.parse("2028-03-01T12:34:56Z");

onDatabase("demo", (fixture) => {
  const demoReadings = () => fixture.database.prisma.sensorData.count({ where: { station: { isDemo: true } } });

  it("a new database contains no demo", async () => {
    expect(await demoState(fixture.ctx())).toBeUndefined();
    expect(await feedDemo(fixture.ctx())).toBe(0);
  });

  it("the demo fills the year up to now, on stations of its own", async () => {
    const ctx = fixture.ctx({ now: NOW });
    await createStation(ctx, { name: "La Guardia", lat: 1, lon: 2 });
    const steps: string[] = [];
    expect(await loadDemo(ctx, { onProgress: (step) => steps.push(step) })).toBe(26_116);
    expect(new Set(steps)).toEqual(new Set(["readings", "statistics"]));
    expect(await demoState(ctx)).toBe("loaded");
    expect(await demoReadings()).toBe(26_116);
    expect(await fixture.database.prisma.dirtyHour.count()).toBe(0);

    const stations = await fixture.database.prisma.station.findMany({ where: { isDemo: true } });
    expect(stations.map(({ name }) => name)).toEqual(["Newark Liberty Intl", "John F Kennedy Intl", "La Guardia"]);
    for (const { timestamp } of stations) expect(timestamp?.toISOString()).toBe("2028-03-01T12:00:00.000Z");
    const range = await fixture.database.prisma.sensorData.aggregate({ _min: { time: true } });
    expect(range._min.time?.toISOString()).toBe("2027-03-01T13:00:00.000Z");
  });

  it("the demo continues hour by hour, and stores no reading twice", async () => {
    expect(await feedDemo(fixture.ctx({ now: NOW }))).toBe(0);
    expect(await feedDemo(fixture.ctx({ now: NOW + HOUR_MS }))).toBe(3);
    expect(await feedDemo(fixture.ctx({ now: NOW + HOUR_MS }))).toBe(0);
    expect(await feedDemo(fixture.ctx({ now: NOW - HOUR_MS }))).toBe(0);
    expect(await loadDemo(fixture.ctx({ now: NOW + 3 * HOUR_MS }))).toBe(6);
  });

  it("removing the demo removes all of it, and keeps all other data", async () => {
    expect(await removeDemo(fixture.ctx())).toBe(3);
    expect(await demoState(fixture.ctx())).toBe("removed");
    expect(await feedDemo(fixture.ctx({ now: NOW + 9 * HOUR_MS }))).toBe(0);
    const { prisma } = fixture.database;
    const left = [
      prisma.sensorData.count(),
      prisma.hourRollup.count(),
      prisma.dayRollup.count(),
      prisma.dirtyHour.count(),
    ];
    expect(await Promise.all(left)).toEqual([0, 0, 0, 0]);
    expect(await prisma.station.count()).toBe(1);
    expect(await prisma.logEntry.count({ where: { model: "Station", action: "delete" } })).toBe(3);
  });
});
