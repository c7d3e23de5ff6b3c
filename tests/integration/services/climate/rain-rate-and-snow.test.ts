import { expect, it } from "vitest";
import { climateMonth, climateYear, records } from "@/lib/services/climate";
import { record, series } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";

const NOW = Date.UTC(2026, 1, 10, 12);
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 1, day, hour, minute);

onEachDatabase("rain rate and snow depth", (fixture) => {
  const ctx = () => fixture.ctx({ now: NOW });

  async function stationWith(readings: { time: number; [metric: string]: number }[]): Promise<number> {
    const { id } = await createStation(ctx(), { name: "Ibuki", lat: 35.4, lon: 136.4, timeZone: "UTC" });
    await record(
      ctx(),
      readings.map((reading) => ({ station: id, ...reading })),
    );
    await refresh(ctx(), { stationId: id });
    return id;
  }

  it("rain rate and snow depth have a mean, and a timed maximum, of hours, days, months and years", async () => {
    const stationId = await stationWith([
      { time: at(3, 10), rainRate: 0, snowDepth: 30 },
      { time: at(3, 10, 20), rainRate: 90, snowDepth: 31 },
      { time: at(3, 10, 40), rainRate: 6, snowDepth: 35 },
      { time: at(4, 10), rainRate: 12, snowDepth: 20 },
    ]);
    const hours = await fixture.database.prisma.hourRollup.findMany({
      where: { stationId, time: new Date(at(3, 10)) },
    });
    expect(Object.fromEntries(hours.map((hour) => [hour.metric, hour]))).toMatchObject({
      rainRate: { count: 3, sum: 96, min: 0, max: 90 },
      snowDepth: { count: 3, sum: 96, min: 30, max: 35 },
    });
    const { days, summary } = await climateMonth(ctx(), { stationId, month: "2026-02" });
    const rates = days.flatMap(({ metrics }) => metrics.rainRate ?? []);
    expect(rates.map(({ max, maxTime }) => [max, maxTime])).toEqual([
      [90, at(3, 10, 20)],
      [12, at(4, 10)],
    ]);
    expect(summary.metrics.rainRate).toMatchObject({ max: 90, maxTime: at(3, 10, 20) });
    expect(summary.metrics.snowDepth).toMatchObject({ max: 35, maxTime: at(3, 10, 40) });
    const year = await climateYear(ctx(), { stationId, year: 2026 });
    expect(year.summary.metrics).toEqual(summary.metrics);
  });

  it("the highest rain rate and snow depth are among the records, the lowest are not", async () => {
    const stationId = await stationWith([
      { time: at(8, 10), rainRate: 2280, snowDepth: 1182 },
      { time: at(9, 10), rainRate: 0, snowDepth: 0 },
    ]);
    const { month } = (await records(ctx(), { stationId })).spans;
    expect(month.highs).toEqual({
      rainRate: { value: 2280, time: at(8, 10) },
      snowDepth: { value: 1182, time: at(8, 10) },
    });
    expect(month.lows).toEqual({});
  });

  it("rain rate and snow depth are shown within plausible limits, and refused beyond possible ones", async () => {
    const stationId = await stationWith([
      { time: at(3, 10), rainRate: 2500, snowDepth: -2 },
      { time: at(3, 11), rainRate: 1, snowDepth: -9 },
    ]);
    const found = await series(ctx(), { stationId, from: at(3, 0), to: at(4, 0) });
    expect(found.metrics.rainRate).toEqual({ value: [1], time: [at(3, 11)] });
    expect(found.metrics.snowDepth).toEqual({ value: [0], time: [at(3, 10)] });
    const [stored] = await fixture.database.prisma.sensorData.findMany({
      where: { stationId },
      orderBy: { time: "asc" },
    });
    expect(stored).toMatchObject({ rainRate: 2500, snowDepth: -2, flags: { rainRate: "range" } });
  });
});
