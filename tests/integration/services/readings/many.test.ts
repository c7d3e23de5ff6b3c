import { expect, it } from "vitest";
import { ANONYMOUS } from "@/lib/auth/actor";
import { createReading, createReadings, removeReadings } from "@/lib/services/readings";
import { createStation, getStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";

const T0 = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;

onEachDatabase("many readings at once", (fixture) => {
  const ctx = () => fixture.ctx({ now: T0 + 1000 * MINUTE });
  const newStation = async () => (await createStation(ctx(), { name: "Test", lat: 1, lon: 2 })).id;
  const series = (stationId: number, temperatures: number[]) =>
    temperatures.map((temperature, i) => ({ stationId, time: T0 + i * MINUTE, temperature }));
  const timesOf = async (stationId: number) =>
    (await fixture.database.prisma.sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } })).map(
      ({ time }) => time.getTime(),
    );
  const dirty = (stationId: number) => fixture.database.prisma.dirtyHour.count({ where: { stationId } });

  it("a batch of readings is stored in one transaction, and readings that exist already stay", async () => {
    const id = await newStation();
    expect(await createReadings(ctx(), series(id, [10, 11, 12]))).toBe(3);
    expect(await createReadings(ctx(), series(id, [10, 11, 12, 13]))).toBe(1);
    expect(await timesOf(id)).toHaveLength(4);
    expect(await getStation(ctx(), { id })).toMatchObject({ timestamp: T0 + 3 * MINUTE, latest: { temperature: 13 } });
    expect(await dirty(id)).toBe(1);
  });

  it("a batch is refused as a whole when one reading cannot be stored", async () => {
    const id = await newStation();
    const stranger = { stationId: 2_000_000, time: T0, temperature: 1 };
    await expect(createReadings(ctx(), [...series(id, [10]), stranger])).rejects.toThrow(
      "There is no station 2000000.",
    );
    const early = { stationId: id, time: T0 + 5000 * MINUTE, temperature: 1 };
    await expect(createReadings(ctx(), [...series(id, [10]), early])).rejects.toThrow("is in the future");
    expect(await timesOf(id)).toEqual([]);
  });

  it("deleting many readings writes one log entry, and the station's latest follows", async () => {
    const id = await newStation();
    await createReadings(ctx(), series(id, [10, 11, 12, 13]));
    const times = [T0 + MINUTE, T0 + 3 * MINUTE, T0 + 99 * MINUTE];
    expect(await removeReadings(ctx(), { stationId: id, times, reason: "a test" })).toBe(2);
    expect(await timesOf(id)).toEqual([T0, T0 + 2 * MINUTE]);
    expect(await getStation(ctx(), { id })).toMatchObject({ timestamp: T0 + 2 * MINUTE, latest: { temperature: 12 } });
    const entries = await fixture.database.prisma.logEntry.findMany({
      where: { model: "SensorData", reason: "a test" },
    });
    expect(entries).toMatchObject([{ action: "delete", changes: { readings: [2, null] } }]);
    expect(await removeReadings(ctx(), { stationId: id, times, reason: "again" })).toBe(0);
  });

  it("adding and deleting many readings requires the permission", async () => {
    const anonymous = fixture.ctx({ actor: ANONYMOUS });
    const refused = { code: "unauthenticated" };
    await expect(createReadings(anonymous, [])).rejects.toMatchObject(refused);
    await expect(removeReadings(anonymous, { stationId: 1, times: [T0], reason: "x" })).rejects.toMatchObject(refused);
  });

  it("a reading that is entered twice is refused the second time", async () => {
    const id = await newStation();
    await createReading(ctx(), { stationId: id, time: T0, temperature: 10 });
    const again = createReading(ctx(), { stationId: id, time: T0, temperature: 11 });
    await expect(again).rejects.toMatchObject({ fields: { time: [expect.stringContaining("already")] } });
    const nowhere = createReading(ctx(), { stationId: 2_000_000, time: T0, temperature: 11 });
    await expect(nowhere).rejects.toMatchObject({ fields: { stationId: ["There is no such station."] } });
    const empty = createReading(ctx(), { stationId: id, time: T0 + 1 });
    await expect(empty).rejects.toMatchObject({ code: "invalid" });
  });
});
