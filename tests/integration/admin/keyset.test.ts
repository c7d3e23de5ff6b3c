import fc from "fast-check";
import { expect, it } from "vitest";
import { listPage } from "@/lib/admin/list/list";
import { declare } from "@/lib/admin/model/declare";
import { keyText } from "@/lib/admin/model/key";
import type { ModelAdmin } from "@/lib/admin/model/model";
import { type ListQuery, listQuerySchema } from "@/lib/contract/admin/admin";
import { tuples } from "@/lib/db/sql";
import { onEachDatabase } from "../support/database";

const SORTED = ["name", "lat", "elevation", "timestamp", "isPublic", "ownerId", "id"] as const;
const stations = declare({ model: "Station", columns: SORTED, pageSize: 3 });
const readings = declare({
  model: "SensorData",
  columns: ["stationId", "time"],
  search: ["station.name"],
  filters: ["stationId"],
  indexed: ["time", "stationId"],
  ordering: ["-time"],
  pageSize: 7,
});

const EPOCH = Date.UTC(2026, 0, 1);
type Row = Record<(typeof SORTED)[number], string | number | boolean | null>;

/** Few distinct values for each column, so that many rows are equal. */
const row = fc.record({
  name: fc.constantFrom("a", "b", "c"),
  lat: fc.constantFrom(-0.1, 0.1 + 0.2, 1e-9),
  elevation: fc.option(fc.constantFrom(1.1, -7, 0)),
  timestamp: fc.option(fc.constantFrom(EPOCH, EPOCH + 1)),
  isPublic: fc.boolean(),
});
const order = fc
  .shuffledSubarray([...SORTED], { minLength: 1 })
  .chain((columns) => fc.tuple(...columns.map((column) => fc.constantFrom(column, `-${column}`))));

onEachDatabase("keyset pages of a list", (fixture) => {
  const page = (admin: ModelAdmin, query: Partial<ListQuery>) =>
    listPage(fixture.ctx(), admin, listQuerySchema.parse({ model: "station", ...query }));

  /** The keys of all pages, in the order in which their links lead. */
  async function walk(admin: ModelAdmin, query: Partial<ListQuery>, isBack: boolean): Promise<string[]> {
    const keys: string[] = [];
    let part: Partial<ListQuery> = isBack ? { last: true } : {};
    for (;;) {
      const { rows, next, previous } = await page(admin, { ...query, ...part });
      const found = rows.map(({ key }) => key);
      keys.splice(isBack ? 0 : keys.length, 0, ...found);
      const place = isBack ? previous : next;
      if (place === null) return keys;
      part = isBack ? { before: place } : { after: place };
    }
  }

  async function expectWalk(admin: ModelAdmin, query: Partial<ListQuery>, sorted: string[]): Promise<void> {
    expect(await walk(admin, query, false)).toEqual(sorted);
    expect(await walk(admin, query, true)).toEqual(sorted);
  }

  it("all pages together are the sorted rows, forward and backward, in every sort order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), order, async (given, terms) => {
        const rows = given.map((values, i): Row => ({ ...values, ownerId: null, id: i + 1 }));
        await fixture.database.transaction(async (sql) => {
          await sql.run(`DELETE FROM "Station"`, []);
          if (rows.length === 0) return;
          await sql.run(
            `INSERT INTO "Station" ("id", "name", "lat", "elevation", "timestamp", "isPublic", "lon", "timeZone")
             VALUES ${tuples(rows.length, 8)}`,
            rows.flatMap(({ id, name, lat, elevation, timestamp, isPublic }) => [
              Number(id),
              String(name),
              Number(lat),
              elevation === null ? null : Number(elevation),
              timestamp === null ? null : new Date(Number(timestamp)),
              Number(isPublic),
              0,
              "UTC",
            ]),
          );
        });
        const sorted = rows.toSorted((a, b) => compared(terms, a, b)).map(({ id }) => String(id));
        await expectWalk(stations, { order: terms.join(".") }, sorted);
      }),
      { numRuns: 25 },
    );
  });

  it("pages of a large table that is searched by station are the same as those of a full scan", async () => {
    const { prisma } = fixture.database;
    await prisma.station.deleteMany();
    const ids: number[] = [];
    for (const name of ["Hill", "Dale", "Hillside", "Chill", "Hilltop"]) {
      ids.push((await prisma.station.create({ data: { name, lat: 0, lon: 0, timeZone: "UTC" } })).id);
    }
    const [numbers = []] = fc.sample(fc.subarray([...Array(100).keys()], { minLength: 40, maxLength: 40 }), 1);
    await prisma.sensorData.createMany({
      data: numbers.map((n) => {
        const time = new Date(EPOCH + Math.floor(n / 5));
        return { stationId: ids[n % 5] ?? 0, time, receivedAt: time };
      }),
    });
    const all = await prisma.sensorData.findMany();
    const keysOf = (rows: typeof all, ...stations: unknown[]) =>
      rows
        .filter(({ stationId }) => stations.length === 0 || stations.includes(stationId))
        .map(({ stationId, time }) => keyText("SensorData", { stationId, time: time.getTime() }));
    const [hill, dale, hillside, chill, hilltop] = ids;
    for (const order of ["-time", "time", "-stationId"]) {
      const sign = order.startsWith("-") ? -1 : 1;
      const sorted = all.toSorted((a, b) => {
        const [time, station] = [a.time.getTime() - b.time.getTime(), a.stationId - b.stationId];
        return sign * (order.endsWith("time") ? time || station : station || time);
      });
      const expectReadings = (query: Partial<ListQuery>, keys: string[]) =>
        expectWalk(readings, { order, ...query }, keys);
      await expectReadings({}, keysOf(sorted));
      await expectReadings({ search: "HILL" }, keysOf(sorted, hill, hillside, chill, hilltop));
      await expectReadings({ search: "hill top" }, keysOf(sorted, hilltop));
      await expectReadings({ search: String(dale) }, keysOf(sorted, dale));
      await expectReadings({ filters: { stationId: String(dale) } }, keysOf(sorted, dale));
      await expectReadings({ search: "hill", filters: { stationId: String(chill) } }, keysOf(sorted, chill));
      await expectReadings({ search: "hill", filters: { stationId: String(dale) } }, []);
      await expectReadings({ search: "nowhere" }, []);
    }
  });
});

/** How both databases sort: NULL first, equal rows by number in the direction of the last column. */
function compared(terms: readonly string[], a: Row, b: Row): number {
  const all = [...terms, terms.at(-1)?.startsWith("-") ? "-id" : "id"];
  for (const term of all) {
    const column = term.replace("-", "") as keyof Row;
    const [x, y] = [a[column] ?? Number.NEGATIVE_INFINITY, b[column] ?? Number.NEGATIVE_INFINITY];
    if (x !== y) return (x < y ? -1 : 1) * (term.startsWith("-") ? -1 : 1);
  }
  return 0;
}
