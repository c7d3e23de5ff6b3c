import fc from "fast-check";
import { expect, it } from "vitest";
import type { Sql } from "@/lib/db/sql";
import { onEachDatabase } from "../support/database";

onEachDatabase("concurrent transactions", (fixture) => {
  let settings = 0;
  const newName = () => `grouped-${settings++}`;
  const insert = (sql: Sql, name: string, value = "") =>
    sql.run(`INSERT INTO "Setting" ("name", "value") VALUES (?, ?)`, [name, value]);

  async function stored(names: readonly string[]): Promise<string[]> {
    const rows = await fixture.database.prisma.setting.findMany({ where: { name: { in: [...names] } } });
    return rows.map(({ name }) => name).sort();
  }

  it("concurrent transactions commit and roll back independently", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom("good", "throws", "repeats"), { maxLength: 100 }), async (kinds) => {
        const taken = newName();
        await fixture.database.transaction((sql) => insert(sql, taken));
        const writers = kinds.map((kind) => ({ kind, name: newName() }));
        const outcomes = await Promise.allSettled(
          writers.map(({ kind, name }) =>
            fixture.database.transaction(async (sql) => {
              await insert(sql, name);
              if (kind === "throws") throw new Error("no");
              if (kind === "repeats") await insert(sql, taken);
              return name;
            }),
          ),
        );
        expect(outcomes.map(({ status }) => status)).toEqual(
          kinds.map((kind) => (kind === "good" ? "fulfilled" : "rejected")),
        );
        const good = writers.filter(({ kind }) => kind === "good").map(({ name }) => name);
        expect(await stored(writers.map(({ name }) => name))).toEqual(good.sort());
      }),
      { numRuns: 20 },
    );
  });

  it("concurrent transactions are visible to others when they resolve, and not before", async () => {
    // Fewer than MariaDB's pool has connections: each reads from outside while its transaction holds one.
    const names = Array.from({ length: 5 }, newName);
    let written = 0;
    await Promise.all(
      names.map(async (name) => {
        await fixture.database.transaction(async (sql) => {
          await insert(sql, name);
          expect(await stored([name])).toEqual([]);
          written += 1;
        });
        expect(await stored([name])).toEqual([name]);
      }),
    );
    expect(written).toBe(names.length);
  });

  it("concurrent transactions see what those before them wrote", async () => {
    const name = newName();
    await fixture.database.transaction((sql) => insert(sql, name, "0"));
    await Promise.all(
      Array.from({ length: 150 }, () =>
        fixture.database.transaction(async (sql) => {
          const lock = fixture.dialect === "mysql" ? "FOR UPDATE" : "";
          const [row] = await sql.all<{ value: string }>(`SELECT "value" FROM "Setting" WHERE "name" = ? ${lock}`, [
            name,
          ]);
          await sql.run(`UPDATE "Setting" SET "value" = ? WHERE "name" = ?`, [String(Number(row?.value) + 1), name]);
        }),
      ),
    );
    expect(await fixture.database.prisma.setting.findUnique({ where: { name } })).toMatchObject({ value: "150" });
  });

  it("concurrent transactions take turns with Prisma's own", async () => {
    const names = Array.from({ length: 30 }, newName);
    await Promise.all(
      names.map((name, i) =>
        i % 3 === 0
          ? fixture.database.prisma.$transaction((tx) => tx.setting.create({ data: { name, value: "" } }))
          : fixture.database.transaction((sql) => insert(sql, name)),
      ),
    );
    expect(await stored(names)).toEqual([...names].sort());
  });
});
