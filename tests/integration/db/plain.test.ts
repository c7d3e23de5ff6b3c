import fc from "fast-check";
import { expect, it } from "vitest";
import { prismaSql } from "@/lib/db/prisma-sql";
import type { Sql } from "@/lib/db/sql";
import { onEachDatabase } from "../support/database";

const COLUMNS = `"id", "timestamp", "temperature", "lat", "lon"`;

interface Row {
  id: number;
  timestamp: number;
  temperature: number;
}

onEachDatabase("plain SQL", (bench) => {
  /** The two ways to it: the database's own, and within a transaction that Prisma has begun. */
  const ways: [string, <T>(work: (sql: Sql) => Promise<T>) => Promise<T>][] = [
    ["by the driver", (work) => bench.database.transaction(work)],
    ["in Prisma's transaction", (work) => bench.database.prisma.$transaction((tx) => work(prismaSql(tx)))],
  ];
  let ids = 1000;

  it.each(ways)("and Prisma understand each other's rows, %s", async (_title, inTransaction) => {
    const { prisma } = bench.database;
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

  it.each(ways)("says how many rows it has changed, %s", async (_title, inTransaction) => {
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

  it("keeps every finite number to the last bit", async () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    const numbers = fc.array(number, { minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(numbers, async (given) => {
        const back = await bench.database.transaction(async (sql) => {
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
