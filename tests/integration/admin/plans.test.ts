import { expect, it } from "vitest";
import { listPage } from "@/lib/admin/list/list";
import { adminAt } from "@/lib/admin/registry";
import { listQuerySchema } from "@/lib/contract/admin/admin";
import type { SqlValue } from "@/lib/db/sql";
import type { Context } from "@/lib/services/context";
import { onEachDatabase } from "../support/database";

const ASKED = [
  {},
  { order: "time" },
  { order: "stationId" },
  { last: true },
  { search: "hill" },
  { filters: { stationId: "1" } },
  { filters: { stationId: "1" }, date: "2026-01" },
  { date: "2026" },
  { date: "2026-01", last: true },
];

onEachDatabase("the query plans of the list of readings", (fixture) => {
  // MariaDB's plans depend on the amount of data: the benchmark covers them.
  it.runIf(fixture.dialect === "sqlite")("no query of the readings list reads or sorts the whole table", async () => {
    const time = new Date(Date.UTC(2026, 0, 2));
    for (const name of ["Hill", "Hillside"]) {
      const data = { name, lat: 0, lon: 0, timeZone: "UTC", readings: { create: { time, receivedAt: time } } };
      await fixture.database.prisma.station.create({ data });
    }
    const { database, ...rest } = fixture.ctx();
    const asked: { statement: string; values: readonly SqlValue[] }[] = [];
    const { read } = database;
    const all = <Row>(statement: string, values: readonly SqlValue[]) => {
      if (statement.includes('"SensorData"')) asked.push({ statement, values });
      return read.all<Row>(statement, values);
    };
    const ctx: Context = { ...rest, database: { ...database, read: { run: read.run, all } } };
    const readings = { ...adminAt("sensor-data"), pageSize: 1 };
    const page = (query: object) => listPage(ctx, readings, listQuerySchema.parse({ model: "sensor-data", ...query }));
    for (const query of ASKED) {
      const { next, previous, rows } = await page(query);
      expect(rows).toHaveLength(1);
      if (next) await page({ ...query, after: next });
      if (previous) await page({ ...query, last: false, before: previous });
    }
    for (const { statement, values } of asked) {
      const plan = await read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${statement}`, values);
      const steps = plan.map(({ detail }) => detail);
      // In the order of an index, when all matches are wanted: a walk of a few steps.
      if (statement.includes("WHERE")) expect(steps.join("\n"), statement).not.toMatch(/SCAN (SensorData|t)\b/);
      // The first rows of each station that the search finds are sorted together.
      if (!statement.includes("UNION ALL")) expect(steps.join("\n"), statement).not.toContain("TEMP B-TREE");
    }
    expect(asked.length).toBeGreaterThan(20);
  });
});
