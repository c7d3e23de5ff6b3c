import fc from "fast-check";
import { expect, it } from "vitest";
import { insertPeriodValues, markAllPeriods } from "@/lib/db/queries/statistics/period-values";
import { createStation } from "@/lib/services/stations";
import { middleOf } from "@/lib/weather/statistics/periods";
import { hourStart } from "@/lib/weather/time/days";
import { HOUR_MS } from "@/lib/weather/time/durations";
import { onEachDatabase } from "../support/database";

onEachDatabase("markAllPeriods", (fixture) => {
  it("markAllPeriods marks the hour that contains each period's middle, even before 1970", async () => {
    const { database } = fixture;
    const { id } = await createStation(fixture.ctx(), { name: "Test", lat: 0, lon: 0, timeZone: "UTC" });
    const { id: other } = await createStation(fixture.ctx(), { name: "Other", lat: 0, lon: 0, timeZone: "UTC" });
    const period = fc.record({
      from: fc.integer({ min: Date.UTC(1850, 0, 1), max: Date.UTC(2050, 0, 1) }),
      length: fc.oneof(fc.integer({ min: 1, max: 40 * HOUR_MS }), fc.constantFrom(23 * HOUR_MS, 24 * HOUR_MS)),
    });
    const drawn = fc.sample(
      fc.uniqueArray(period, { selector: ({ from }) => from, minLength: 200, maxLength: 200 }),
      1,
    );
    const edges = [-HOUR_MS - 1, -HOUR_MS, -1, 0, 1].map((from) => ({ from, length: 2 * HOUR_MS }));
    const periods = [...(drawn[0] ?? []), ...edges].map(({ from, length }) => ({ from, to: from + length }));
    await database.transaction(async (sql) => {
      const common = { metric: "temperature", statistic: "max", value: 1, receivedAt: 0 } as const;
      const rows = periods.flatMap((own) => [id, other].map((stationId) => ({ ...common, ...own, stationId })));
      await insertPeriodValues(sql, database.dialect, rows);
      await sql.run(`DELETE FROM "DirtyHour"`, []);
      await markAllPeriods(sql, database.dialect, id);
    });
    const marked = await database.read.all<{ stationId: number; time: number }>(
      `SELECT "stationId", "time" FROM "DirtyHour"`,
      [],
    );
    expect(new Set(marked.map(({ stationId }) => Number(stationId)))).toEqual(new Set([id]));
    expect(new Set(marked.map(({ time }) => Number(time)))).toEqual(
      new Set(periods.map((own) => hourStart(middleOf(own)))),
    );
  });
});
