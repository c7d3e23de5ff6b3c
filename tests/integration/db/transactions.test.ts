import { describe, expect, it } from "vitest";
import type { Tx } from "@/lib/db/client";
import { lockStations } from "@/lib/db/queries/stations/stations";
import { onEachDatabase } from "../support/database";

/** A transaction's work may wait for other things, such as a request body, while others run. */
const somethingElse = () => new Promise(setImmediate);

onEachDatabase("transactions", (fixture) => {
  const db = () => fixture.database.prisma;
  let settings = 0;

  async function newSetting(value: string): Promise<string> {
    settings += 1;
    return (await db().setting.create({ data: { name: `s${settings}`, value } })).name;
  }

  async function readSetting(name: string, tx: Tx = db()): Promise<string | undefined> {
    return (await tx.setting.findUnique({ where: { name } }))?.value;
  }

  const set = (name: string, value: string, tx: Tx = db()) => tx.setting.update({ where: { name }, data: { value } });

  it("transactions of a list of calls commit all or none", async () => {
    const name = await newSetting("old");
    await db().$transaction([set(name, "new"), db().group.create({ data: { name: "listed" } })]);
    expect(await readSetting(name)).toBe("new");
    await expect(
      db().$transaction([set(name, "lost"), db().group.create({ data: { name: "listed" } })]),
    ).rejects.toMatchObject({ code: "P2002" });
    expect(await readSetting(name)).toBe("new");
  });

  it("transactions see their own writes, and commit them when their work is done", async () => {
    const name = await newSetting("old");
    const seen = await db().$transaction(async (tx) => {
      await set(name, "new", tx);
      return readSetting(name, tx);
    });
    expect(seen).toBe("new");
    expect(await readSetting(name)).toBe("new");
  });

  it("transactions leave nothing behind when their work throws", async () => {
    const name = await newSetting("old");
    const thrown = new Error("no");
    const viaPrisma = db().$transaction(async (tx) => {
      await set(name, "lost", tx);
      throw thrown;
    });
    await expect(viaPrisma).rejects.toBe(thrown);
    const plain = fixture.database.transaction(async (sql) => {
      await sql.run(`UPDATE "Setting" SET "value" = 'lost' WHERE "name" = ?`, [name]);
      throw thrown;
    });
    await expect(plain).rejects.toBe(thrown);
    expect(await readSetting(name)).toBe("old");
  });

  it("transactions leave nothing behind when a statement fails, and the next one works", async () => {
    const name = await newSetting("old");
    const viaPrisma = db().$transaction(async (tx) => {
      await set(name, "lost", tx);
      await tx.setting.create({ data: { name, value: "" } });
    });
    await expect(viaPrisma).rejects.toMatchObject({ code: "P2002" });
    const plain = fixture.database.transaction(async (sql) => {
      await sql.run(`UPDATE "Setting" SET "value" = 'lost' WHERE "name" = ?`, [name]);
      await sql.run(`INSERT INTO "Setting" ("name", "value") VALUES (?, '')`, [name]);
    });
    await expect(plain).rejects.toThrow();
    expect(await readSetting(name)).toBe("old");
    await fixture.database.transaction((sql) =>
      sql.run(`UPDATE "Setting" SET "value" = 'new' WHERE "name" = ?`, [name]),
    );
    expect(await readSetting(name)).toBe("new");
  });

  it("transactions that exceed their time limit end, and let others write", async () => {
    const name = await newSetting("old");
    const endless = db().$transaction(
      async (tx) => {
        await set(name, "lost", tx);
        for (;;) {
          await readSetting(name, tx);
          // SQLite answers a read synchronously, and promises alone would never let the timer run.
          await somethingElse();
        }
      },
      { timeout: 100 },
    );
    await expect(endless).rejects.toMatchObject({ code: "P2028" });
    await set(name, "new");
    expect(await readSetting(name)).toBe("new");
  });

  it("transactions let others read what was committed before, without waiting", async () => {
    const name = await newSetting("old");
    const during = await db().$transaction(async (tx) => {
      await set(name, "new", tx);
      const [row] = await fixture.database.read.all<{ value: string }>(
        `SELECT "value" FROM "Setting" WHERE "name" = ?`,
        [name],
      );
      return [
        await readSetting(name),
        row?.value,
        await db().setting.count({ where: { name, value: "old" } }),
        (await db().$queryRaw<unknown[]>`SELECT 1 FROM "Setting" WHERE "value" = 'new' AND "name" = ${name}`).length,
      ];
    });
    expect(during).toEqual(["old", "old", 1, 0]);
    expect(await readSetting(name)).toBe("new");
  });

  it("transactions yield to the event loop, however many follow one another", async () => {
    let turns = 0;
    const count = () => {
      turns += 1;
      counting = setImmediate(count);
    };
    let counting = setImmediate(count);
    for (let i = 0; i < 50; i++) await fixture.database.transaction((sql) => sql.all("SELECT 1", []));
    for (let i = 0; i < 50; i++) await db().$transaction((tx) => tx.setting.count());
    clearImmediate(counting);
    expect(turns).toBeGreaterThanOrEqual(100);
  });

  it("transactions lose no increment when twenty run concurrently", async () => {
    const { id: stationId } = await db().station.create({ data: { name: "N", lat: 0, lon: 0, timeZone: "UTC" } });
    const at = new Date(0);
    const key = { stationId, metric: "rain", time: at };
    await db().hourRollup.create({ data: { ...key, count: 0, sum: 0, min: 0, minTime: at, max: 0, maxTime: at } });
    const where = { stationId_metric_time: key };
    const byPrisma = () =>
      db().$transaction(async (tx) => {
        await tx.hourRollup.update({ where, data: { count: { increment: 1 } } });
        await somethingElse();
        await tx.hourRollup.update({ where, data: { sum: { increment: 1 } } });
      });
    // Under the lock on the station, a value that was read may be written back.
    const byReadAndWrite = () =>
      fixture.database.transaction(async (sql) => {
        await lockStations(sql, fixture.dialect, [stationId]);
        const condition = `WHERE "stationId" = ? AND "metric" = 'rain' AND "time" = ?`;
        const [row] = await sql.all<{ count: number; sum: number }>(
          `SELECT "count", "sum" FROM "HourRollup" ${condition} ${fixture.dialect === "mysql" ? "FOR UPDATE" : ""}`,
          [stationId, at],
        );
        await somethingElse();
        await sql.run(`UPDATE "HourRollup" SET "count" = ?, "sum" = ? ${condition}`, [
          Number(row?.count) + 1,
          Number(row?.sum) + 1,
          stationId,
          at,
        ]);
      });
    const single = () => db().hourRollup.update({ where, data: { count: { increment: 1 }, sum: { increment: 1 } } });
    const ways = [single, byPrisma, byReadAndWrite];
    // Twice as many as MariaDB's pool has connections: the last of a hundred could wait longer for one than its limit.
    for (let wave = 0; wave < 10; wave++) {
      await Promise.all(Array.from({ length: 20 }, (_, i) => ways[i % ways.length]?.()));
    }
    expect(await db().hourRollup.findUnique({ where })).toMatchObject({ count: 200, sum: 200 });
  });

  it("transactions become visible to readers only as a whole, in both kinds of transaction", async () => {
    const [a, b] = [await newSetting("100"), await newSetting("100")];
    const move = (column: string, sign: string) =>
      `UPDATE "Setting" SET "value" = ${column} ${sign} 1 WHERE "name" = ?`;
    const plain = () =>
      fixture.database.transaction(async (sql) => {
        await sql.run(move(`"value"`, "-"), [a]);
        await somethingElse();
        await sql.run(move(`"value"`, "+"), [b]);
      });
    const byPrisma = () =>
      db().$transaction(async (tx) => {
        await tx.$executeRawUnsafe(move(`"value"`, "-"), a);
        await somethingElse();
        await tx.$executeRawUnsafe(move(`"value"`, "+"), b);
      });
    const totals: number[] = [];
    const look = async () => {
      const rows = await db().setting.findMany({ where: { name: { in: [a, b] } } });
      totals.push(rows.reduce((total, row) => total + Number(row.value), 0));
    };
    await Promise.all(Array.from({ length: 60 }, (_, i) => [plain, byPrisma, look][i % 3]?.()));
    expect(totals).toEqual(Array(20).fill(200));
    expect([await readSetting(a), await readSetting(b)].map(Number)).toEqual([60, 140]);
  });

  describe.each(["by Prisma's calls", "by plain SQL through Prisma"])(
    "transactions that block each other, %s,",
    (how) => {
      const plain = (name: string, value: string, tx: Tx) =>
        tx.$executeRawUnsafe(`UPDATE "Setting" SET "value" = ? WHERE "name" = ?`, value, name);
      const write = how.startsWith("by plain") ? plain : set;

      it("transactions that block each other are executed one after the other", async () => {
        const [first, second] = [await newSetting("0"), await newSetting("0")];
        let met = 0;
        const crossing = (one: string, other: string) =>
          db().$transaction(async (tx) => {
            await write(one, "mine", tx);
            met += 1;
            // On MariaDB both come this far, and each holds the lock that the other wants. (SQLite admits one at a time.)
            if (fixture.dialect === "mysql") while (met < 2) await somethingElse();
            await write(other, "mine", tx);
            return "done";
          });
        expect(await Promise.all([crossing(first, second), crossing(second, first)])).toEqual(["done", "done"]);
      });
    },
  );
});
