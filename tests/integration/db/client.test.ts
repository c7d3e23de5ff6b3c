import fc from "fast-check";
import { expect, it } from "vitest";
import { Prisma } from "@/lib/db/generated/sqlite/client";
import { onEachDatabase } from "../support/database";

const PLACE = { lat: 1, lon: 2, timeZone: "UTC" };
/** Times that instruments or people could mean; both databases store times from year 1000 on. */
const time = fc.date({ min: new Date("1750-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
/** Characters of every Unicode plane. A NUL, at which SQLite's driver ends a text, is refused by the schemas. */
const text = (most: number) => fc.string({ unit: "binary", maxLength: most }).map((s) => s.replaceAll("\0", " "));
/** Prisma itself rounds integral numbers beyond 2^53 in their last digit, on every database. */
const float = fc.double({ min: -(2 ** 53), max: 2 ** 53, noNaN: true }).map((value) => value + 0); // No instrument shows -0, and SQLite has none.
/**
 * An object or null, as in every JSON column. It may contain any JSON except for the one name that a plain object
 * cannot have, which Prisma drops.
 */
const json = fc
  .option(fc.dictionary(text(20), fc.jsonValue({ stringUnit: "binary" })))
  .filter((value) => !JSON.stringify(value).includes("__proto__"))
  .map((value) => JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject | null);

onEachDatabase("the database client", (fixture) => {
  const db = () => fixture.database.prisma;

  it("the client returns every column type as it was stored", async () => {
    const row = fc.record({
      name: text(100),
      description: text(2000),
      lat: float,
      lon: float,
      elevation: fc.option(float),
      rainYearStart: fc.integer({ min: 1, max: 12 }),
      isPublic: fc.boolean(),
      isDemo: fc.boolean(),
      timestamp: fc.option(time),
      createdAt: time,
      updatedAt: time,
      latest: json,
    });
    await fc.assert(
      fc.asyncProperty(row, async (given) => {
        const latest = given.latest ?? Prisma.JsonNull;
        const { id } = await db().station.create({ data: { ...given, latest, timeZone: "UTC" } });
        const stored = await db().station.findUnique({ where: { id } });
        // What was not given is null, and of no interest here.
        expect(stored).toEqual({ ...stored, ...given, id, timeZone: "UTC" });
      }),
    );
  });

  it.each([0, 20, -273.15, 0.1 + 0.2, 5e-324, 1e-300, 1e21, 1e308, -1e308, 2 ** 31, 2 ** 53])(
    "the client stores the number %s to the last bit",
    async (number) => {
      const { id } = await db().temperatureData.create({
        data: { timestamp: new Date(0), temperature: number, lat: 0, lon: 0 },
      });
      expect((await db().temperatureData.findUniqueOrThrow({ where: { id } })).temperature).toBe(number);
      expect(await db().temperatureData.count({ where: { id, temperature: number } })).toBe(1);
    },
  );

  it("the client stores -0 as a zero", async () => {
    const { id } = await db().temperatureData.create({
      data: { timestamp: new Date(0), temperature: -0, lat: 0, lon: 0 },
    });
    expect((await db().temperatureData.findUniqueOrThrow({ where: { id } })).temperature + 0).toBe(0);
  });

  it("the client distinguishes a JSON null from a column without a value", async () => {
    const created = await Promise.all(
      [Prisma.JsonNull, Prisma.DbNull].map((latest) => db().station.create({ data: { ...PLACE, name: "J", latest } })),
    );
    const ids = created.map((station) => station.id);
    const found = await db().station.findMany({ where: { id: { in: ids }, latest: { equals: Prisma.DbNull } } });
    expect(found.map((station) => station.id)).toEqual([ids[1]]);
  });

  it("the client compares and sorts times as times, even before 1970", async () => {
    const times = [-86_400_000_001, -1, 0, 1, 999, 1_700_000_000_123].map((ms) => new Date(ms));
    const { id: stationId } = await db().station.create({ data: { ...PLACE, name: "T" } });
    await db().sensorData.createMany({
      data: times.toReversed().map((at) => ({ stationId, time: at, receivedAt: at, temperature: 1 })),
    });
    const found = await db().sensorData.findMany({
      where: { stationId, time: { gte: new Date(-1), lt: new Date(999) } },
      orderBy: { time: "asc" },
    });
    expect(found.map((row) => row.time.getTime())).toEqual([-1, 0, 1]);
  });

  it("the client sets a model's default values, including the time", async () => {
    const begun = Date.now();
    const station = await db().station.create({ data: { ...PLACE, name: "D" } });
    expect(station).toMatchObject({ description: "", isPublic: true, isDemo: false, ownerId: null, latest: null });
    expect(station.createdAt.getTime()).toBeGreaterThanOrEqual(begun);
    expect(station.createdAt.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it("the client reports which constraint a write has violated", async () => {
    await db().group.create({ data: { name: "taken" } });
    const station = await db().station.create({ data: { ...PLACE, name: "S" } });
    const reading = { stationId: station.id, time: new Date(0), receivedAt: new Date(0) };
    await db().sensorData.create({ data: reading });
    await expect(db().group.create({ data: { name: "taken" } })).rejects.toMatchObject({ code: "P2002" });
    await expect(db().sensorData.create({ data: reading })).rejects.toMatchObject({ code: "P2002" });
    await expect(db().station.create({ data: { ...PLACE, name: "S", ownerId: 999_999 } })).rejects.toMatchObject({
      code: "P2003",
    });
    await expect(db().group.update({ where: { id: 999_999 }, data: { name: "x" } })).rejects.toMatchObject({
      code: "P2025",
    });
    // Prisma's types permit no null; in plain SQL the database refuses it.
    await expect(
      db().$executeRaw`INSERT INTO "Setting" ("name", "value") VALUES ('empty', NULL)`,
    ).rejects.toMatchObject({
      code: "P2010",
      meta: { driverAdapterError: { cause: { kind: "NullConstraintViolation", constraint: { fields: ["value"] } } } },
    });
  });

  it("the client refuses an empty condition, which would match everything", async () => {
    const nobody = undefined as unknown as string;
    await expect(db().setting.deleteMany({ where: { name: nobody } })).rejects.toThrow("undefined");
  });

  it("the client applies the references' actions when a referenced record is deleted", async () => {
    const owner = await db().user.create({ data: { username: "leaving", passwordHash: "-" } });
    const station = await db().station.create({ data: { ...PLACE, name: "Left", ownerId: owner.id } });
    await db().sensorData.create({ data: { stationId: station.id, time: new Date(0), receivedAt: new Date(0) } });
    await db().user.delete({ where: { id: owner.id } });
    expect(await db().station.findUnique({ where: { id: station.id } })).toMatchObject({ ownerId: null });
    await db().station.delete({ where: { id: station.id } });
    expect(await db().sensorData.count({ where: { stationId: station.id } })).toBe(0);
  });

  it("the client creates related records in one call, and reads them together", async () => {
    const created = await db().group.create({
      data: {
        name: "nested",
        permissions: { create: [{ model: "Station", action: "view" }] },
        members: { create: { user: { create: { username: "nested", passwordHash: "-" } } } },
      },
      include: { permissions: true, members: { include: { user: true } } },
    });
    expect(created.permissions).toEqual([{ groupId: created.id, model: "Station", action: "view" }]);
    expect(created.members[0]?.user.username).toBe("nested");
  });

  it("the client counts, sums and groups", async () => {
    const { id: stationId } = await db().station.create({ data: { ...PLACE, name: "G" } });
    const value = (metric: string, hour: number, sum: number) => {
      const at = new Date(hour * 3_600_000);
      return { stationId, metric, time: at, count: 2, sum, min: sum, minTime: at, max: sum, maxTime: at };
    };
    await db().hourRollup.createMany({ data: [value("rain", 0, 1.5), value("rain", 1, 2.5), value("light", 0, 7)] });
    const where = { stationId };
    expect(await db().hourRollup.count({ where })).toBe(3);
    expect(
      await db().hourRollup.aggregate({
        where,
        _sum: { sum: true, count: true },
        _max: { time: true },
        _avg: { sum: true },
      }),
    ).toEqual({ _sum: { sum: 11, count: 6 }, _max: { time: new Date(3_600_000) }, _avg: { sum: 11 / 3 } });
    expect(
      await db().hourRollup.groupBy({
        by: ["metric"],
        where,
        _sum: { sum: true },
        _count: true,
        orderBy: { metric: "asc" },
      }),
    ).toEqual([
      { metric: "light", _sum: { sum: 7 }, _count: 1 },
      { metric: "rain", _sum: { sum: 4 }, _count: 2 },
    ]);
  });
});
