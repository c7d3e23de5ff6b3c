import { expect, it, onTestFinished } from "vitest";
import { open } from "@/lib/db/client";
import { readMigrations } from "@/lib/db/migrations/files";
import { migrate } from "@/lib/db/migrations/run";
import { recordPeriodValues } from "@/lib/services/period-values";
import { record } from "@/lib/services/readings";
import { markNextPart, refresh, statisticsText } from "@/lib/services/rollups";
import { STATISTICS_VERSION } from "@/lib/services/rollups/remake";
import { createStation } from "@/lib/services/stations";
import { HOUR_MS } from "@/lib/weather/time/durations";
import { onEachDatabase, onEachDialect, throwaway } from "../../support/database";

const START = Date.UTC(2025, 0, 1);
const name = "statisticsVersion";
const progress = (done: number) => `The statistics of all stations are being rebuilt: ${done} of 4 stations are done.`;

onEachDatabase("statistics whose definitions have changed", (fixture) => {
  const version = async () => (await fixture.database.prisma.setting.findUnique({ where: { name } }))?.value;

  const madeByVersion = (value: string) =>
    fixture.database.prisma.setting.upsert({ where: { name }, create: { name, value }, update: { value } });

  const statistics = async () => {
    const { prisma } = fixture.database;
    const orderBy = [{ stationId: "asc" }, { metric: "asc" }, { time: "asc" }] as const;
    return {
      hours: await prisma.hourRollup.findMany({ orderBy: [...orderBy] }),
      days: await prisma.dayRollup.findMany({ orderBy: [...orderBy] }),
      stations: await prisma.station.findMany({ select: { id: true, latest: true, timestamp: true } }),
    };
  };

  async function stationWith(hours: number): Promise<number> {
    const ctx = fixture.ctx();
    const { id } = await createStation(ctx, { name: `Of ${hours} hours`, lat: 0, lon: 0, timeZone: "UTC" });
    const inputs = Array.from({ length: hours }, (_, i) => ({
      station: id,
      time: START + i * HOUR_MS,
      temperature: 10 + (i % 24) / 10,
    }));
    await record(ctx, inputs);
    return id;
  }

  it("statistics of a new database are up to date, whatever is recorded later", async () => {
    const ctx = fixture.ctx();
    expect(await markNextPart(ctx)).toBe(false);
    expect(await version()).toBe(String(STATISTICS_VERSION));
    await stationWith(2);
    await refresh(ctx);
    expect(await markNextPart(ctx)).toBe(false);
    expect(await fixture.database.prisma.dirtyHour.count()).toBe(0);
  });

  it("outdated statistics are rebuilt once, part by part, with the stations' latest", async () => {
    const ctx = fixture.ctx();
    const { prisma } = fixture.database;
    await stationWith(2_100);
    const stationId = await stationWith(0);
    const day = { from: START, to: START + 24 * HOUR_MS };
    await recordPeriodValues(ctx, [{ stationId, metric: "rain", statistic: "total", value: 3, ...day }]);
    await stationWith(3);
    await refresh(ctx);
    const right = await statistics();

    await prisma.hourRollup.updateMany({ data: { sum: -1, max: 99 } });
    await prisma.dayRollup.updateMany({ data: { sum: -1, max: 99 } });
    await prisma.station.updateMany({ where: { timestamp: { not: null } }, data: { latest: { temperature: 99 } } });
    await madeByVersion("0");

    const told: string[] = [];
    while (await markNextPart(ctx)) {
      // New readings wait for at most the hours of one part, and the one that its first reading ends.
      expect(await prisma.dirtyHour.count()).toBeLessThanOrEqual(2_001);
      told.push(await statisticsText(ctx));
      await refresh(ctx);
    }
    // The long history takes two parts; the station of the previous test is included, too.
    expect(told).toEqual([1, 1, 2, 3, 4].map(progress));
    expect(await statistics()).toEqual(right);
    expect(await version()).toBe(String(STATISTICS_VERSION));
    expect(await statisticsText(ctx)).toBe("");
    expect(await markNextPart(ctx)).toBe(false);
  });

  it("statistics stay when only the stations' latest are to be rebuilt", async () => {
    const ctx = fixture.ctx();
    const { prisma } = fixture.database;
    const { id } = await createStation(ctx, { name: "La Paz", lat: -16.5, lon: -68.1, elevation: 4058 });
    await record(ctx, [{ station: id, time: START, pressure: 627 }]);
    await refresh(ctx);
    await prisma.hourRollup.updateMany({ where: { stationId: id }, data: { sum: -1 } });
    const kept = await statistics();
    await prisma.station.update({ where: { id }, data: { latest: { pressure: 627 } } });
    await madeByVersion("3");
    while (await markNextPart(ctx)) expect(await prisma.dirtyHour.count()).toBe(0);
    expect(await statistics()).toEqual(kept);
    expect(await version()).toBe(String(STATISTICS_VERSION));
    await prisma.station.delete({ where: { id } });
  });

  it("only high stations' statistics are rebuilt when the reduction of their pressure has changed", async () => {
    const ctx = fixture.ctx();
    const { prisma } = fixture.database;
    const { id } = await createStation(ctx, { name: "Denver", lat: 39.7, lon: -105, elevation: 1609, timeZone: "UTC" });
    const values = { station: id, temperature: 15, pressure: 835 };
    await record(ctx, [
      { ...values, time: START + HOUR_MS / 2 },
      { ...values, time: START + 12.5 * HOUR_MS },
    ]);
    await refresh(ctx);
    const right = await statistics();
    await prisma.hourRollup.deleteMany({ where: { stationId: id, metric: "seaLevelPressure" } });
    await prisma.dayRollup.deleteMany({ where: { stationId: id, metric: "seaLevelPressure" } });
    expect(await statistics()).not.toEqual(right);
    await madeByVersion("4");
    const marked: number[] = [];
    while (await markNextPart(ctx)) {
      marked.push(await prisma.dirtyHour.count());
      await refresh(ctx);
    }
    expect(marked.filter((hours) => hours > 0)).toEqual([2]);
    expect(await statistics()).toEqual(right);
    await prisma.station.delete({ where: { id } });
  });

  it("a rebuild restarts when the definitions change again meanwhile, and continues when a station is deleted", async () => {
    const ctx = fixture.ctx();
    await madeByVersion("0");
    await markNextPart(ctx);
    const stale = { version: STATISTICS_VERSION - 1, stationId: 1_000, from: START };
    const { prisma } = fixture.database;
    await prisma.setting.update({ where: { name: "statisticsProgress" }, data: { value: JSON.stringify(stale) } });
    expect(await markNextPart(ctx)).toBe(true);
    expect(await statisticsText(ctx)).toBe(progress(1));
    await prisma.station.deleteMany();
    expect(await markNextPart(ctx)).toBe(false);
    expect(await version()).toBe(String(STATISTICS_VERSION));
  });

  it("the progress of a rebuild tells how many hours are left of a station with many", async () => {
    const ctx = fixture.ctx();
    await stationWith(500);
    expect(await statisticsText(ctx)).toBe("");
    await stationWith(700);
    expect(await statisticsText(ctx)).toBe("Statistics are being rebuilt: 1,200 hours are left.");
    await refresh(ctx);
    expect(await statisticsText(ctx)).toBe("");
  });
});

onEachDialect("a migration", (dialect) => {
  it("a migration marks the statistics of a database with stations as outdated, and those of a new one not", async () => {
    const { url, drop } = await throwaway(dialect);
    onTestFinished(drop);
    await migrate(url);
    const database = open(url);
    onTestFinished(() => database.close());
    const versions = () => database.prisma.setting.findMany({ where: { name }, select: { value: true } });
    expect(await versions()).toEqual([]);
    const again = readMigrations(dialect).find((migration) => migration.name.endsWith("_statistics_version"));
    await database.prisma.station.create({ data: { name: "Old", lat: 0, lon: 0, timeZone: "UTC" } });
    await database.transaction((sql) => sql.run(again?.sql ?? "", []));
    expect(await versions()).toEqual([{ value: "0" }]);
  });
});
