import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { utcText } from "@/lib/format/utcText";
import { record, remove } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation, getStation } from "@/lib/services/stations";
import { onEachDatabase } from "../support/database";
import { ANYONE, deviceOf, newActor } from "./actors";

const T0 = Date.UTC(2026, 0, 15, 12);
const HOUR = 3_600_000;
const NOW = T0 + 5 * HOUR;

onEachDatabase("removing a reading", (fixture) => {
  const db = () => fixture.database.prisma;
  const ctx = (actor?: Actor) => fixture.ctx({ now: NOW, ...(actor ? { actor } : {}) });

  /** A station with hourly readings, from T0 on. */
  async function stationWith(temperatures: number[]): Promise<number> {
    const { id } = await createStation(ctx(), { name: "Test", lat: 1, lon: 2 });
    await record(
      ctx(),
      temperatures.map((temperature, i) => ({ station: id, time: T0 + i * HOUR, temperature })),
    );
    await refresh(ctx(), { stationId: id });
    return id;
  }

  const removeAt = (stationId: number, time: number, actor?: Actor) =>
    remove(ctx(actor), { stationId, time, reason: "a test of the sensor" });
  const timesOf = async (stationId: number) =>
    (await db().sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } })).map((row) =>
      row.time.getTime(),
    );

  it("removing a reading updates its statistics", async () => {
    const id = await stationWith([10, 11, 12]);
    await removeAt(id, T0 + HOUR);
    expect(await timesOf(id)).toEqual([T0, T0 + 2 * HOUR]);
    await refresh(ctx(), { stationId: id });
    const hours = await db().hourRollup.findMany({
      where: { stationId: id, metric: "temperature" },
      orderBy: { time: "asc" },
    });
    expect(hours.map((hour) => hour.time.getTime())).toEqual([T0, T0 + 2 * HOUR]);
    expect(await db().dayRollup.findFirst({ where: { stationId: id, metric: "temperature" } })).toMatchObject({
      count: 2,
      sum: 22,
    });
  });

  it("removing the latest reading makes the one before the latest, and finally none", async () => {
    const id = await stationWith([10, 11]);
    await removeAt(id, T0 + HOUR);
    expect(await getStation(ctx(), { id })).toMatchObject({ timestamp: T0, latest: { temperature: 10 } });
    await removeAt(id, T0);
    expect(await getStation(ctx(), { id })).toMatchObject({ timestamp: null, latest: {} });
    expect(await db().station.findUnique({ where: { id } })).toMatchObject({ temperature: null });
  });

  it("a removed reading can be replaced by the right one for that time", async () => {
    const id = await stationWith([10]);
    await removeAt(id, T0);
    expect(await record(ctx(), [{ station: id, time: T0, temperature: 9 }])).toMatchObject([{ status: "stored" }]);
    expect(await getStation(ctx(), { id })).toMatchObject({ timestamp: T0, latest: { temperature: 9 } });
  });

  it("removing a reading logs what it was, with the reason", async () => {
    const id = await stationWith([10]);
    const actor = await newActor(fixture, ["SensorData.delete"]);
    await removeAt(id, T0, actor);
    const time = new Date(T0).toISOString();
    expect(await db().logEntry.findMany({ where: { objectId: `${id}/${time}` } })).toMatchObject([
      {
        userId: actor.id,
        action: "delete",
        model: "SensorData",
        objectLabel: `reading at ${utcText(T0)} UTC`,
        changes: { temperature: [10, null] },
        reason: "a test of the sensor",
      },
    ]);
  });

  it("nothing is removed when the log cannot be written", async () => {
    const id = await stationWith([10]);
    const ghost = { ...(await newActor(fixture, ["SensorData.delete"])), id: 999_999 };
    await expect(removeAt(id, T0, ghost)).rejects.toThrow(/foreign ?key/i);
    expect(await timesOf(id)).toEqual([T0]);
    expect(await getStation(ctx(), { id })).toMatchObject({ timestamp: T0 });
  });

  it("removing a reading requires a reason and an existing reading", async () => {
    const id = await stationWith([10]);
    await expect(remove(ctx(), { stationId: id, time: T0, reason: " " })).rejects.toMatchObject({
      code: "invalid",
      fields: { reason: ["A reason is required."] },
    });
    await expect(removeAt(id, T0 + 1)).rejects.toMatchObject({ code: "not_found" });
    await expect(removeAt(999_999, T0)).rejects.toMatchObject({ code: "not_found" });
    expect(await timesOf(id)).toEqual([T0]);
  });

  it("removing a reading requires the permission to delete readings", async () => {
    const id = await stationWith([10]);
    await expect(removeAt(id, T0, ANYONE)).rejects.toMatchObject({ code: "unauthenticated" });
    for (const actor of [deviceOf(id), await newActor(fixture), await newActor(fixture, ["SensorData.change"])]) {
      await expect(removeAt(id, T0, actor)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await timesOf(id)).toEqual([T0]);
  });
});
