import { expect, it } from "vitest";
import { detectSilence, getDevice, reportStatus, touchLastSeen } from "@/lib/services/devices";
import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase, type TestBench } from "../../support/database";
import { ANYONE, deviceOf, newActor } from "../actors";

const NOW = Date.UTC(2026, 0, 15, 12);
const SECOND = 1000;
const MINUTE = 60_000;

async function newStation(fixture: TestBench): Promise<number> {
  return (await createStation(fixture.ctx(), { name: "Test", lat: 52.5, lon: 13.4 })).id;
}

async function eventsOf(fixture: TestBench, stationId: number): Promise<string[]> {
  const rows = await fixture.database.prisma.deviceEvent.findMany({ where: { stationId }, orderBy: { id: "asc" } });
  return rows.map(({ type }) => type);
}

onEachDatabase("a device's presence", (fixture) => {
  const at = (now: number) => fixture.ctx({ now });
  const presence = async (stationId: number) => (await getDevice(fixture.ctx(), { stationId }))?.presence;

  it("a silent device goes from online to stale to offline, and back at its next message, with an event each", async () => {
    const station = await newStation(fixture);
    await reportStatus(at(NOW), { stationId: station, status: { status: "online", interval: 10 } });
    const watch = (now: number) => detectSilence(at(now), { startedAt: NOW });
    await watch(NOW + 60 * SECOND);
    expect(await presence(station)).toBe("online");
    await watch(NOW + 61 * SECOND);
    expect(await presence(station)).toBe("stale");
    await watch(NOW + 15 * MINUTE + SECOND);
    expect(await presence(station)).toBe("offline");
    await touchLastSeen(at(NOW + 20 * MINUTE), { stationIds: [station] });
    expect(await getDevice(fixture.ctx(), { stationId: station })).toMatchObject({
      presence: "online",
      lastSeenAt: NOW + 20 * MINUTE,
      interval: 10,
    });
    expect(await eventsOf(fixture, station)).toEqual(["online", "stale", "offline", "online"]);
  });

  it("a device without a reporting interval gets events only for its first message and its goodbye", async () => {
    const station = await newStation(fixture);
    await touchLastSeen(at(NOW), { stationIds: [station] });
    for (const silence of [2 * MINUTE, 16 * MINUTE]) await detectSilence(at(NOW + silence), { startedAt: NOW });
    expect(await presence(station)).toBe("offline");
    await touchLastSeen(at(NOW + 20 * MINUTE), { stationIds: [station] });
    expect(await presence(station)).toBe("online");
    expect(await eventsOf(fixture, station)).toEqual(["online"]);
    await reportStatus(at(NOW + 21 * MINUTE), { stationId: station, status: { status: "offline" } });
    await touchLastSeen(at(NOW + 22 * MINUTE), { stationIds: [station] });
    expect(await eventsOf(fixture, station)).toEqual(["online", "offline", "online"]);
  });

  it("two processes that detect the same silence record it once", async () => {
    const station = await newStation(fixture);
    await reportStatus(at(NOW), { stationId: station, status: { status: "online", interval: 10 } });
    await Promise.all(Array.from({ length: 4 }, () => detectSilence(at(NOW + 2 * MINUTE), { startedAt: NOW })));
    expect(await eventsOf(fixture, station)).toEqual(["online", "stale"]);
  });

  it("presence recovers with the next message of a device that was last seen by a clock that was ahead", async () => {
    const [silent, speaking] = [await newStation(fixture), await newStation(fixture)];
    for (const station of [silent, speaking])
      await touchLastSeen(at(NOW + 24 * 60 * MINUTE), { stationIds: [station] });
    await touchLastSeen(at(NOW), { stationIds: [speaking] });
    expect(await getDevice(fixture.ctx(), { stationId: speaking })).toMatchObject({
      presence: "online",
      lastSeenAt: NOW,
    });
    await touchLastSeen(at(NOW + MINUTE), { stationIds: [speaking] });
    await detectSilence(at(NOW + 90 * SECOND), { startedAt: NOW });
    expect([await presence(silent), await presence(speaking)]).toEqual(["stale", "online"]);
    await detectSilence(at(NOW + 16 * MINUTE), { startedAt: NOW });
    expect(await presence(silent)).toBe("offline");
  });

  it("presence does not count the silence before the server's start", async () => {
    const station = await newStation(fixture);
    await touchLastSeen(at(NOW), { stationIds: [station] });
    const startedAt = NOW + 60 * MINUTE;
    await detectSilence(at(startedAt + 59 * SECOND), { startedAt });
    expect(await presence(station)).toBe("online");
    await detectSilence(at(startedAt + 61 * SECOND), { startedAt });
    expect(await presence(station)).toBe("stale");
  });

  it("a last will ends presence, however recently the device was heard, until its next message", async () => {
    const station = await newStation(fixture);
    await touchLastSeen(at(NOW), { stationIds: [station] });
    await reportStatus(at(NOW + SECOND), { stationId: station, status: { status: "offline" } });
    expect(await getDevice(fixture.ctx(), { stationId: station })).toMatchObject({
      presence: "offline",
      lastSeenAt: NOW,
    });
    await record(fixture.ctx({ actor: deviceOf(station), now: NOW + 2 * SECOND }), [{ temperature: 20 }]);
    await expect.poll(() => presence(station)).toBe("online");
    expect(await eventsOf(fixture, station)).toEqual(["online", "offline", "online"]);
  });

  it("presence is written once in ten seconds, however often a device sends", async () => {
    const station = await newStation(fixture);
    const lastSeen = async () => (await getDevice(fixture.ctx(), { stationId: station }))?.lastSeenAt;
    await touchLastSeen(at(NOW), { stationIds: [station, station] });
    await touchLastSeen(at(NOW + 9 * SECOND), { stationIds: [station] });
    expect(await lastSeen()).toBe(NOW);
    await touchLastSeen(at(NOW + 10 * SECOND), { stationIds: [station] });
    expect(await lastSeen()).toBe(NOW + 10 * SECOND);
  });

  it("presence is recorded for many devices at once, and not for a station that was deleted", async () => {
    const stations = await Promise.all(Array.from({ length: 5 }, () => newStation(fixture)));
    await Promise.all([
      touchLastSeen(at(NOW), { stationIds: stations }),
      touchLastSeen(at(NOW), { stationIds: [stations[0] ?? 0, 999_999] }),
    ]);
    expect(await Promise.all(stations.map(presence))).toEqual(stations.map(() => "online"));
    expect(await fixture.database.prisma.device.findUnique({ where: { stationId: 999_999 } })).toBeNull();
  });
});

onEachDatabase("reportStatus", (fixture) => {
  it("reportStatus stores the reported fields, and keeps those that are left out", async () => {
    const station = await newStation(fixture);
    const ctx = fixture.ctx({ actor: deviceOf(station), now: NOW });
    const said = { version: "1.2.0", interval: 10, light: true, queued: 3, lost: 0, clock: "synchronised" };
    await reportStatus(ctx, { stationId: station, status: { status: "online", ...said } });
    await reportStatus(ctx, { stationId: station, status: { status: "online", light: null, queued: 0 } });
    expect(await getDevice(fixture.ctx(), { stationId: station })).toEqual({
      stationId: station,
      presence: "online",
      lastSeenAt: NOW,
      ...said,
      light: null,
      queued: 0,
    });
  });

  it("reportStatus refuses an invalid status with the field's name, and stores nothing of it", async () => {
    const station = await newStation(fixture);
    const report = (input: unknown) => reportStatus(fixture.ctx(), { stationId: station, status: input });
    await expect(report({ status: "asleep" })).rejects.toMatchObject({
      code: "invalid",
      fields: { status: [expect.any(String)] },
    });
    await expect(report({ status: "online", queued: 2 ** 40 })).rejects.toMatchObject({
      fields: { queued: [expect.any(String)] },
    });
    await expect(report({ status: "online", interval: 0 })).rejects.toMatchObject({
      fields: { interval: [expect.any(String)] },
    });
    expect(await getDevice(fixture.ctx(), { stationId: station })).toBeNull();
    await expect(
      reportStatus(fixture.ctx(), { stationId: 999_999, status: { status: "online" } }),
    ).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("reportStatus is permitted to the station's own device, staff who may change devices, and the system", async () => {
    const station = await newStation(fixture);
    const report = (actor: Parameters<typeof fixture.ctx>[0]) =>
      reportStatus(fixture.ctx(actor), { stationId: station, status: { status: "online" } });
    await expect(report({ actor: ANYONE })).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(report({ actor: deviceOf(station + 1) })).rejects.toMatchObject({ code: "forbidden" });
    await expect(report({ actor: await newActor(fixture, ["Device.view"]) })).rejects.toMatchObject({
      code: "forbidden",
    });
    await report({ actor: deviceOf(station) });
    await report({ actor: await newActor(fixture, ["Device.change"]) });
  });
});
