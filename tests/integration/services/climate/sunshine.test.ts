import { expect, it } from "vitest";
import { climateMonth, climateYear, trends } from "@/lib/services/climate";
import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";

const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 1, day, hour, minute);
const NOW = at(10, 12);

onEachDatabase("sunshine", (fixture) => {
  const ctx = () => fixture.ctx({ now: NOW });

  async function stationWith(readings: { time: number; sunshine: number }[]): Promise<number> {
    const { id } = await createStation(ctx(), { name: "Sunny", lat: 40, lon: 10, timeZone: "UTC" });
    for (const reading of readings) {
      await record(ctx(), [{ station: id, ...reading }]);
      await refresh(ctx(), { stationId: id });
    }
    return id;
  }

  it("sunshine counts for the time that ends with its reading, in hours, days, months and years", async () => {
    const stationId = await stationWith([
      { time: at(9, 11), sunshine: 30 },
      { time: at(9, 12), sunshine: 60 },
      { time: at(9, 12, 20), sunshine: 5 },
      // Belongs to the day before.
      { time: at(10, 0), sunshine: 1 },
      { time: at(10, 10), sunshine: 120 },
    ]);
    const hours = await fixture.database.prisma.hourRollup.findMany({ where: { stationId }, orderBy: { time: "asc" } });
    expect(hours.map(({ time, sum }) => [time.getTime(), sum])).toEqual([
      [at(9, 10), 30],
      [at(9, 11), 60],
      [at(9, 12), 5],
      [at(9, 23), 1],
      [at(10, 9), 120],
    ]);
    const { days, summary } = await climateMonth(ctx(), { stationId, month: "2026-02" });
    expect(days.flatMap(({ metrics }) => metrics.sunshine?.value ?? [])).toEqual([96, 120]);
    // The current day counts so far, as its rain does.
    expect(summary.metrics.sunshine?.value).toBe(216);
    const year = await climateYear(ctx(), { stationId, year: 2026 });
    expect(year.summary.metrics.sunshine?.value).toBe(216);
    expect((await trends(ctx(), { id: stationId })).today).toMatchObject({ sunshine: 120, rain: null });
  });

  it("sunshine is refused if it is longer than the time since the previous reading, give or take a minute", async () => {
    const stationId = await stationWith([
      { time: at(9, 10), sunshine: 0 },
      { time: at(9, 11), sunshine: 61 },
      { time: at(9, 12), sunshine: 62 },
      { time: at(9, 12, 30), sunshine: 91 },
    ]);
    const rows = await fixture.database.prisma.sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
    // The last one covers the time since the last accepted reading.
    expect(rows.map(({ flags }) => flags)).toEqual([null, null, { sunshine: "range" }, null]);
  });
});
