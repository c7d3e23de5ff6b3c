import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase, type TestBench } from "../support/database";

const T0 = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const NOW = T0 + 24 * 60 * MINUTE;

function at(minutes: number): string {
  return new Date(T0 + minutes * MINUTE).toISOString();
}

async function newStation(fixture: TestBench): Promise<number> {
  return (await createStation(fixture.ctx(), { name: "Test", lat: 52.5, lon: 13.4, elevation: 34 })).id;
}

function rowsOf(fixture: TestBench, stationId: number) {
  return fixture.database.prisma.sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
}

function stationOf(fixture: TestBench, id: number) {
  return fixture.database.prisma.station.findUniqueOrThrow({ where: { id } });
}

onEachDatabase("recording readings", (fixture) => {
  const ctx = () => fixture.ctx({ now: NOW });

  it("record stores a reading as it was sent, and updates the station's latest with the derived values", async () => {
    const station = await newStation(fixture);
    const results = await record(ctx(), [{ station, time: at(0), temperature: 20, humidity: 50, pressure: 1000 }]);
    expect(results).toEqual([{ status: "stored", flags: null }]);
    const [row] = await rowsOf(fixture, station);
    expect(row).toMatchObject({ time: new Date(T0), receivedAt: new Date(NOW), temperature: 20, humidity: 50 });
    expect(row).toMatchObject({ dewPoint: null, seaLevelPressure: null });
    expect(await stationOf(fixture, station)).toMatchObject({
      timestamp: new Date(T0),
      temperature: 20,
      latest: {
        temperature: 20,
        humidity: 50,
        pressure: 1000,
        dewPoint: expect.closeTo(9.3, 1),
        seaLevelPressure: expect.closeTo(1004, 0),
      },
    });
  });

  it("record returns a result for each reading in order, and stores the valid ones", async () => {
    const station = await newStation(fixture);
    const results = await record(ctx(), [
      { station, time: at(0), temperature: 20 },
      { station, time: at(1), temperature: Number.NaN },
      { station, time: at(2), temperature: Number.POSITIVE_INFINITY },
      { station, time: at(3), humidity: "50" },
      { station: 999_999, time: at(4), temperature: 20 },
      { station, time: at(5), temperature: 21 },
      { time: at(6), temperature: 21 },
      "nonsense",
    ]);
    expect(results.map((result) => result.status)).toEqual([
      "stored",
      "refused",
      "refused",
      "refused",
      "refused",
      "stored",
      "refused",
      "refused",
    ]);
    expect(results[3]).toEqual({ status: "refused", errors: { humidity: ["A valid number is required."] } });
    expect(results[4]).toEqual({ status: "refused", errors: { station: ["There is no such station."] } });
    expect(results[6]).toEqual({ status: "refused", errors: { station: ["This field is required."] } });
    expect(await rowsOf(fixture, station)).toHaveLength(2);
  });

  it("record stores a repeat once, within a batch and across batches", async () => {
    const station = await newStation(fixture);
    const first = await record(ctx(), [
      { station, time: at(0), temperature: 20 },
      { station, time: at(0), temperature: 20 },
    ]);
    const second = await record(ctx(), [
      { station, time: at(0), temperature: 20 },
      { station, time: at(1), temperature: 20.5 },
    ]);
    expect(first.map((result) => result.status)).toEqual(["stored", "repeated"]);
    expect(second.map((result) => result.status)).toEqual(["repeated", "stored"]);
    expect((await rowsOf(fixture, station)).map((row) => row.temperature)).toEqual([20, 20.5]);
  });

  it("record stores late readings at their time without moving the latest back", async () => {
    const station = await newStation(fixture);
    await record(ctx(), [{ station, time: at(10), temperature: 20 }]);
    await record(ctx(), [
      { station, time: at(5), temperature: 19 },
      { station, time: at(0), temperature: 18 },
    ]);
    expect((await rowsOf(fixture, station)).map((row) => row.temperature)).toEqual([18, 19, 20]);
    expect(await stationOf(fixture, station)).toMatchObject({ timestamp: new Date(T0 + 10 * MINUTE), temperature: 20 });
  });

  it("record refuses times more than a few minutes ahead, and accepts a clock that is slightly fast", async () => {
    const station = await newStation(fixture);
    const results = await record(ctx(), [
      { station, time: new Date(NOW + 4 * MINUTE).toISOString(), temperature: 20 },
      { station, time: new Date(NOW + 6 * MINUTE).toISOString(), temperature: 20 },
    ]);
    expect(results[0]).toMatchObject({ status: "stored" });
    expect(results[1]).toEqual({ status: "refused", errors: { time: ["This time is in the future."] } });
  });

  it("record stores a reading without a time as of now", async () => {
    const station = await newStation(fixture);
    await record(ctx(), [{ station, temperature: 20 }]);
    expect((await rowsOf(fixture, station))[0]?.time).toEqual(new Date(NOW));
  });

  it("record flags an impossible value and keeps it as raw, but shows it nowhere", async () => {
    const station = await newStation(fixture);
    const [result] = await record(ctx(), [{ station, time: at(0), temperature: 20, windSpeed: 468.7 }]);
    expect(result).toEqual({ status: "stored", flags: { windSpeed: "range" } });
    expect((await rowsOf(fixture, station))[0]).toMatchObject({ windSpeed: 468.7, flags: { windSpeed: "range" } });
    expect((await stationOf(fixture, station)).latest).not.toHaveProperty("windSpeed");
  });

  it("record flags a spike by the readings before and after, whether they come in order or late", async () => {
    const station = await newStation(fixture);
    const inOrder = await record(ctx(), [
      { station, time: at(0), temperature: 10 },
      { station, time: at(10), temperature: 45 },
      { station, time: at(20), temperature: 11 },
    ]);
    expect(inOrder.map((result) => result.status === "stored" && result.flags)).toEqual([
      null,
      { temperature: "spike" },
      null,
    ]);
    const late = await record(ctx(), [
      { station, time: at(5), temperature: 44 },
      { station, time: at(15), temperature: 10.5 },
    ]);
    expect(late).toEqual([
      { status: "stored", flags: { temperature: "spike" } },
      { status: "stored", flags: null },
    ]);
  });

  it("record marks each hour that it affects once", async () => {
    const station = await newStation(fixture);
    await record(ctx(), [
      { station, time: at(0), temperature: 20 },
      { station, time: at(59), temperature: 20 },
      { station, time: at(61), temperature: 20 },
    ]);
    await record(ctx(), [{ station, time: at(30), temperature: 20 }]);
    const marks = await fixture.database.prisma.dirtyHour.findMany({
      where: { stationId: station },
      orderBy: { time: "asc" },
    });
    expect(marks.map((mark) => mark.time)).toEqual([new Date(T0), new Date(T0 + 60 * MINUTE)]);
  });

  it("record accepts a device key for its own station only, which is the default", async () => {
    const [own, other] = [await newStation(fixture), await newStation(fixture)];
    const actor: Actor = { kind: "key", id: 1, name: "roof", stationId: own, scopes: new Set(["read", "write"]) };
    const results = await record(fixture.ctx({ actor, now: NOW }), [
      { time: at(0), temperature: 20 },
      { station: other, time: at(1), temperature: 20 },
    ]);
    expect(results[0]).toMatchObject({ status: "stored" });
    expect(results[1]).toEqual({ status: "refused", errors: { station: ["This key is for another station."] } });
    expect(await rowsOf(fixture, other)).toHaveLength(0);
  });

  it("recording is refused to actors without the permission", async () => {
    const plain: Actor = { kind: "user", id: 1, name: "u", isStaff: false, isSuperuser: false, permissions: new Set() };
    const staff: Actor = { ...plain, isStaff: true };
    await expect(record(fixture.ctx({ actor: { kind: "anonymous" } }), [])).rejects.toMatchObject({
      code: "unauthenticated",
    });
    await expect(record(fixture.ctx({ actor: plain }), [])).rejects.toMatchObject({ code: "forbidden" });
    await expect(record(fixture.ctx({ actor: staff }), [])).rejects.toMatchObject({ code: "forbidden" });
  });

  it("record loses and duplicates nothing when many concurrent requests record the same and different readings", async () => {
    const station = await newStation(fixture);
    const batch = Array.from({ length: 50 }, (_, i) => ({ station, time: at(i), temperature: 20 + i / 100 }));
    const attempts = Array.from({ length: 8 }, (_, shift) => [...batch.slice(shift * 5), ...batch.slice(0, shift * 5)]);
    const results = await Promise.all(attempts.map((attempt) => record(ctx(), attempt)));
    expect(results.flat().filter((result) => result.status === "stored")).toHaveLength(50);
    expect(results.flat().filter((result) => result.status === "repeated")).toHaveLength(350);
    expect(await rowsOf(fixture, station)).toHaveLength(50);
    expect(await stationOf(fixture, station)).toMatchObject({
      timestamp: new Date(T0 + 49 * MINUTE),
      temperature: 20.49,
    });
  });
});
