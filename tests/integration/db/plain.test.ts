import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import { prismaSql } from "@/lib/db/prisma-sql";
import type { Sql } from "@/lib/db/sql";
import { onEachDatabase } from "../support/database";

const COLUMNS = `"id", "timestamp", "temperature", "lat", "lon"`;

interface Row {
  id: number;
  timestamp: number;
  temperature: number;
}

onEachDatabase("plain SQL", (fixture) => {
  /** The two ways to it: the database's own, and within a transaction that Prisma has begun. */
  const ways: [string, <T>(work: (sql: Sql) => Promise<T>) => Promise<T>][] = [
    ["by the driver", (work) => fixture.database.transaction(work)],
    ["in Prisma's transaction", (work) => fixture.database.prisma.$transaction((tx) => work(prismaSql(tx)))],
  ];
  let ids = 1000;
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each(ways)("plain SQL and Prisma read each other's rows, %s", async (_title, inTransaction) => {
    const { prisma } = fixture.database;
    for (const ms of [-86_400_000_001, -1, 0, 1_700_000_000_123]) {
      ids += 1;
      const [id, time] = [ids, new Date(ms)];
      await inTransaction((sql) =>
        sql.run(`INSERT INTO "TemperatureData" (${COLUMNS}) VALUES (?, ?, ?, ?, ?)`, [id, time, 20, 0.5, -1]),
      );
      expect(await prisma.temperatureData.findUnique({ where: { id } })).toEqual({
        id,
        timestamp: time,
        temperature: 20,
        lat: 0.5,
        lon: -1,
      });
      await prisma.temperatureData.update({ where: { id }, data: { temperature: 21 } });
      const rows = await inTransaction((sql) =>
        sql.all<Row>(`SELECT ${COLUMNS} FROM "TemperatureData" WHERE "timestamp" = ? AND "id" = ?`, [time, id]),
      );
      expect(rows).toEqual([{ id, timestamp: ms, temperature: 21, lat: 0.5, lon: -1 }]);
    }
  });

  // In New York the half hour after the third of these was skipped, in Lord Howe it was repeated.
  it.each(["UTC", "America/New_York", "Australia/Lord_Howe"])(
    "plain SQL stores times in UTC in a process in %s",
    async (zone) => {
      vi.stubEnv("TZ", zone);
      const { prisma } = fixture.database;
      for (const text of [
        "1969-12-31T23:59:59.999Z",
        "2025-07-01T00:00:00.000Z",
        "2025-03-09T02:30:00.000Z",
        "2025-04-05T15:10:00.050Z",
      ]) {
        ids += 1;
        const [id, time] = [ids, new Date(text)];
        await fixture.database.transaction((sql) =>
          sql.run(`INSERT INTO "TemperatureData" (${COLUMNS}) VALUES (?, ?, 1, 2, 3)`, [id, time]),
        );
        expect((await prisma.temperatureData.findUniqueOrThrow({ where: { id } })).timestamp).toEqual(time);
        const [row] = await fixture.database.read.all<Row>(`SELECT ${COLUMNS} FROM "TemperatureData" WHERE "id" = ?`, [
          id,
        ]);
        expect(row?.timestamp).toBe(time.getTime());
      }
    },
  );

  it.each(ways)("plain SQL returns how many rows it has changed, %s", async (_title, inTransaction) => {
    const metric = ids++;
    await inTransaction(async (sql) => {
      const values = [1, 2, 3].flatMap(() => [new Date(metric), 1, 2, metric]);
      const insert = `INSERT INTO "TemperatureData" ("timestamp", "temperature", "lat", "lon") VALUES (?, ?, ?, ?), (?, ?, ?, ?), (?, ?, ?, ?)`;
      expect(await sql.run(insert, values)).toBe(3);
      expect(await sql.run(`UPDATE "TemperatureData" SET "lat" = 3 WHERE "lon" = ?`, [metric])).toBe(3);
      expect(await sql.run(`DELETE FROM "TemperatureData" WHERE "lon" = ?`, [metric])).toBe(3);
      expect(await sql.run(`DELETE FROM "TemperatureData" WHERE "lon" = ?`, [metric])).toBe(0);
    });
  });

  it("plain SQL stores every finite number to the last bit", async () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    const numbers = fc.array(number, { minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(numbers, async (given) => {
        const back = await fixture.database.transaction(async (sql) => {
          await sql.run(`DELETE FROM "TemperatureData"`, []);
          for (const value of given) {
            await sql.run(
              `INSERT INTO "TemperatureData" ("timestamp", "temperature", "lat", "lon") VALUES (?, ?, 0, 0)`,
              [new Date(0), value],
            );
          }
          return sql.all<Row>(`SELECT "temperature" FROM "TemperatureData" ORDER BY "id"`, []);
        });
        expect(back.map((row) => row.temperature)).toEqual(given);
      }),
      { numRuns: 20 },
    );
  });
});
