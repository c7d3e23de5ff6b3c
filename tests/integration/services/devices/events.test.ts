import { expect, it } from "vitest";
import { pageOfEvents, recordEvents } from "@/lib/services/events";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase, type TestBench } from "../../support/database";
import { ANYONE, deviceOf, newActor } from "../actors";

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;

async function newStation(fixture: TestBench, isPublic = true): Promise<number> {
  return (await createStation(fixture.ctx(), { name: "Test", lat: 52.5, lon: 13.4, isPublic })).id;
}

function rowsOf(fixture: TestBench, stationId: number) {
  // Events that the server detects are stored beside those that the device reports.
  const where = { stationId, type: { notIn: ["online", "stale", "offline"] } };
  return fixture.database.prisma.deviceEvent.findMany({ where, orderBy: [{ time: "asc" }, { id: "asc" }] });
}

onEachDatabase("recordEvents", (fixture) => {
  const ctx = () => fixture.ctx({ now: NOW });

  it("recordEvents stores an event as it was reported", async () => {
    const station = await newStation(fixture);
    const event = { id: "a.1", station, time: NOW - MINUTE, type: "sensor_fault", message: "-EIO", data: { tries: 3 } };
    expect(await recordEvents(ctx(), [event])).toEqual([{ status: "stored" }]);
    expect(await rowsOf(fixture, station)).toMatchObject([
      {
        eventId: "a.1",
        time: new Date(NOW - MINUTE),
        receivedAt: new Date(NOW),
        type: "sensor_fault",
        message: "-EIO",
        data: { tries: 3 },
      },
    ]);
  });

  it("recordEvents returns a result for each event in order, and stores the valid ones", async () => {
    const station = await newStation(fixture);
    const results = await recordEvents(ctx(), [
      { id: "1", station, type: "started" },
      { id: "2", station, type: "exploded" },
      { id: "no blanks", station, type: "started" },
      { id: "3", type: "started" },
      { id: "4", station: 999_999, type: "started" },
      { id: "5", station, type: "light_on", extra: true },
      { id: "6", station, type: "light_on", data: { deep: {} } },
      "nonsense",
      { id: "7", station, type: "light_on" },
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      "stored",
      ...Array.from({ length: 7 }, () => "refused"),
      "stored",
    ]);
    expect(results[3]).toEqual({ status: "refused", errors: { station: ["This field is required."] } });
    expect(results[4]).toEqual({ status: "refused", errors: { station: ["There is no such station."] } });
    expect((await rowsOf(fixture, station)).map(({ eventId }) => eventId)).toEqual(["1", "7"]);
  });

  it("recordEvents recognises a repeat by station and exact id, within a batch and across batches", async () => {
    const [station, other] = [await newStation(fixture), await newStation(fixture)];
    const event = (id: string, of = station) => ({ id, station: of, type: "started" });
    const first = await recordEvents(ctx(), [event("a"), event("a"), event("A")]);
    const second = await recordEvents(ctx(), [event("a"), event("b"), event("a", other)]);
    expect(first.map(({ status }) => status)).toEqual(["stored", "repeated", "stored"]);
    expect(second.map(({ status }) => status)).toEqual(["repeated", "stored", "stored"]);
    expect(await rowsOf(fixture, station)).toHaveLength(3);
  });

  it("recordEvents stores each event once when the same ones arrive concurrently", async () => {
    const station = await newStation(fixture);
    const batch = Array.from({ length: 30 }, (_, i) => ({ id: `at-once-${i}`, station, type: "light_on" }));
    const answers = await Promise.all(Array.from({ length: 6 }, () => recordEvents(ctx(), batch)));
    expect(answers.flat().filter(({ status }) => status === "stored")).toHaveLength(30);
    expect(await rowsOf(fixture, station)).toHaveLength(30);
  });

  it("a future event is refused, unless the device says that its clock is wrong: then it gets the server's time", async () => {
    const station = await newStation(fixture);
    const time = NOW + 6 * MINUTE;
    const results = await recordEvents(ctx(), [
      { id: "1", station, time, type: "started" },
      { id: "2", station, time, type: "clock_unsynchronised" },
      { id: "3", station, time: NOW + 4 * MINUTE, type: "started" },
    ]);
    expect(results).toEqual([
      { status: "refused", errors: { time: ["This time is in the future."] } },
      { status: "stored" },
      { status: "stored" },
    ]);
    expect((await rowsOf(fixture, station))[0]).toMatchObject({ eventId: "2", time: new Date(NOW) });
  });

  it("recordEvents accepts a device's events for its own station only, which is the default, and marks it online", async () => {
    const [own, other] = [await newStation(fixture), await newStation(fixture)];
    const results = await recordEvents(fixture.ctx({ actor: deviceOf(own), now: NOW }), [
      { id: "1", type: "switch_pressed" },
      { id: "2", station: other, type: "switch_pressed" },
    ]);
    expect(results).toEqual([
      { status: "stored" },
      { status: "refused", errors: { station: ["This key is for another station."] } },
    ]);
    const device = () => fixture.database.prisma.device.findUnique({ where: { stationId: own } });
    await expect.poll(device).toMatchObject({ presence: "online", lastSeenAt: new Date(NOW) });
  });

  it("recording events is refused to actors without the permission", async () => {
    const record = async (actor: Parameters<typeof fixture.ctx>[0]) => recordEvents(fixture.ctx(actor), []);
    await expect(record({ actor: ANYONE })).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(record({ actor: await newActor(fixture, ["SensorData.add"]) })).rejects.toMatchObject({
      code: "forbidden",
    });
    const reader = { ...deviceOf(1), scopes: new Set(["read"] as const) };
    await expect(record({ actor: reader })).rejects.toMatchObject({ code: "forbidden" });
    await expect(record({ actor: await newActor(fixture, ["DeviceEvent.add"]) })).resolves.toEqual([]);
  });
});

onEachDatabase("pageOfEvents", (fixture) => {
  it("pages of events contain all events of a station, the newest first, each once, even if times are equal", async () => {
    const station = await newStation(fixture);
    const events = Array.from({ length: 25 }, (_, i) => ({
      id: `${i}`,
      station,
      time: NOW - Math.floor(i / 4) * MINUTE,
      type: "light_on",
    }));
    await recordEvents(fixture.ctx({ now: NOW }), events);
    const seen: number[] = [];
    const times: number[] = [];
    let before: { time: number; id: number } | null | undefined;
    while (before !== null) {
      const page = await pageOfEvents(fixture.ctx(), { stationId: station, size: 7, ...(before ? { before } : {}) });
      seen.push(...page.events.map(({ id }) => id));
      times.push(...page.events.map(({ time }) => time));
      before = page.next;
    }
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it("pages of a private station's events are refused to users who may not see it", async () => {
    const station = await newStation(fixture, false);
    await recordEvents(fixture.ctx(), [{ id: "1", station, type: "started" }]);
    const page = (actor: Parameters<typeof fixture.ctx>[0]) => pageOfEvents(fixture.ctx(actor), { stationId: station });
    await expect(page({ actor: ANYONE })).rejects.toMatchObject({ code: "not_found" });
    await expect(page({ actor: await newActor(fixture) })).rejects.toMatchObject({ code: "not_found" });
    expect((await page({ actor: deviceOf(station) })).events).toHaveLength(1);
    expect((await page({ actor: await newActor(fixture, ["Station.view"]) })).events).toHaveLength(1);
  });
});
