import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { utcText } from "@/lib/format/utcText";
import { follow } from "@/lib/live/stream";
import { notifyViewers } from "@/lib/services/live";
import { correct, record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation, getStation } from "@/lib/services/stations";
import { onEachDatabase } from "../support/database";
import { ANYONE, deviceOf, newActor } from "./actors";

const T0 = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const NOW = T0 + 60 * MINUTE;

type Change = Parameters<typeof correct>[1]["change"];

onEachDatabase("correcting a reading", (fixture) => {
  const db = () => fixture.database.prisma;
  const ctx = (actor?: Actor) => fixture.ctx({ now: NOW, ...(actor ? { actor } : {}) });

  /** A station with a reading at T0 and a latest one ten minutes later, whose humidity is impossible. */
  async function stationWithReadings(): Promise<number> {
    const { id } = await createStation(ctx(), { name: "Test", lat: 1, lon: 2 });
    await record(ctx(), [
      { station: id, time: T0, temperature: 10, humidity: 40 },
      { station: id, time: T0 + 10 * MINUTE, temperature: 12, humidity: 130 },
    ]);
    await refresh(ctx(), { stationId: id });
    return id;
  }

  const LATEST = T0 + 10 * MINUTE;
  const change = (stationId: number, what: Change, { time = LATEST, reason = "sun on the sensor" } = {}) =>
    correct(ctx(), { stationId, time, reason, change: what });
  const rowOf = (stationId: number, time = LATEST) =>
    db().sensorData.findUniqueOrThrow({ where: { stationId_time: { stationId, time: new Date(time) } } });
  const latestOf = async (id: number) => (await getStation(ctx(), { id })).latest;

  it("a correction shows another value and keeps the raw one", async () => {
    const id = await stationWithReadings();
    await change(id, { kind: "correct", metric: "temperature", value: 11.5 });
    expect(await rowOf(id)).toMatchObject({ temperature: 12, corrections: { temperature: 11.5 } });
    expect(await latestOf(id)).toMatchObject({ temperature: 11.5 });
    expect(await db().station.findUnique({ where: { id } })).toMatchObject({ temperature: 11.5 });
  });

  it("a correction replaces a value that quality control refused", async () => {
    const id = await stationWithReadings();
    await change(id, { kind: "correct", metric: "humidity", value: 41 });
    expect(await rowOf(id)).toMatchObject({ humidity: 130, flags: { humidity: "range" } });
    expect(await latestOf(id)).toMatchObject({ temperature: 12, humidity: 41 });
  });

  it("a correction hides a value, even a corrected one", async () => {
    const id = await stationWithReadings();
    await change(id, { kind: "correct", metric: "temperature", value: 11.5 });
    await change(id, { kind: "hide", metric: "temperature" });
    expect(await rowOf(id)).toMatchObject({
      temperature: 12,
      flags: { humidity: "range", temperature: "hidden" },
      corrections: {},
    });
    expect(await latestOf(id)).not.toHaveProperty("temperature");
    expect(await db().station.findUnique({ where: { id } })).toMatchObject({ temperature: null });
  });

  it("a correction restores the raw value, whatever people or quality control decided", async () => {
    const id = await stationWithReadings();
    await change(id, { kind: "correct", metric: "temperature", value: 11.5 });
    await change(id, { kind: "restore", metric: "temperature" });
    await change(id, { kind: "restore", metric: "humidity" });
    expect(await rowOf(id)).toMatchObject({ temperature: 12, humidity: 130, flags: {}, corrections: {} });
    expect(await latestOf(id)).toMatchObject({ temperature: 12, humidity: 130 });
  });

  it("a correction of an older reading does not change the station's latest values", async () => {
    const id = await stationWithReadings();
    const before = await getStation(ctx(), { id });
    await change(id, { kind: "correct", metric: "temperature", value: 9 }, { time: T0 });
    expect(await getStation(ctx(), { id })).toEqual(before);
  });

  it("a correction marks the hour, and the statistics follow", async () => {
    const id = await stationWithReadings();
    const mean = async () => {
      await refresh(ctx(), { stationId: id });
      const { sum, count } = await db().hourRollup.findUniqueOrThrow({
        where: { stationId_metric_time: { stationId: id, metric: "temperature", time: new Date(T0) } },
      });
      return sum / count;
    };
    expect(await mean()).toBe(11);
    await change(id, { kind: "correct", metric: "temperature", value: 20 });
    expect(await db().dirtyHour.findMany({ where: { stationId: id } })).toEqual([
      { stationId: id, time: new Date(T0) },
    ]);
    expect(await mean()).toBe(15);
    await change(id, { kind: "hide", metric: "temperature" });
    expect(await mean()).toBe(10);
  });

  it("a correction logs who changed which value from what to what, and why", async () => {
    const id = await stationWithReadings();
    const actor = await newActor(fixture, ["SensorData.change"]);
    const input = { stationId: id, time: LATEST, reason: " checked by hand " };
    await correct(ctx(actor), { ...input, change: { kind: "correct", metric: "temperature", value: 11 } });
    await correct(ctx(actor), { ...input, change: { kind: "hide", metric: "temperature" } });
    await correct(ctx(actor), { ...input, change: { kind: "restore", metric: "temperature" } });
    const time = new Date(LATEST).toISOString();
    const entries = await db().logEntry.findMany({
      where: { model: "SensorData", objectId: `${id}/${time}` },
      orderBy: { id: "asc" },
    });
    expect(entries.map((entry) => entry.changes)).toEqual([
      { temperature: [12, 11] },
      { temperature: [11, null] },
      { temperature: [12, 12] },
    ]);
    expect(entries[0]).toMatchObject({
      time: new Date(NOW),
      userId: actor.id,
      actor: actor.name,
      action: "change",
      objectLabel: `temperature at ${utcText(LATEST)} UTC`,
      reason: "checked by hand",
    });
  });

  it("a correction changes nothing when the log cannot be written", async () => {
    const id = await stationWithReadings();
    // This user does not exist, so the log entry's reference to them fails.
    const ghost = { ...(await newActor(fixture, ["SensorData.change"])), id: 999_999 };
    const attempt = correct(ctx(ghost), {
      stationId: id,
      time: LATEST,
      reason: "x",
      change: { kind: "correct", metric: "temperature", value: 11 },
    });
    await expect(attempt).rejects.toThrow(/foreign ?key/i);
    expect(await rowOf(id)).toMatchObject({ corrections: null });
    expect(await latestOf(id)).toMatchObject({ temperature: 12 });
    expect(await db().dirtyHour.count({ where: { stationId: id } })).toBe(0);
  });

  it("a correction notifies the station's viewers after the commit", async () => {
    const id = await stationWithReadings();
    const stop = notifyViewers();
    const { events } = follow({ wanted: () => true, signal: new AbortController().signal });
    const first = events.next();
    await change(id, { kind: "correct", metric: "temperature", value: 11.5 });
    expect((await first).value).toMatchObject([
      { event: { type: "station", station: { id, latest: { temperature: 11.5 } } } },
    ]);
    await events.return(undefined);
    stop();
  });

  it.each([
    ["without a reason", { reason: "  " }, "reason", "A reason is required."],
    [
      "of an impossible value",
      { change: { kind: "correct", metric: "temperature", value: 999 } },
      "change.value",
      "This value is not possible.",
    ],
    [
      "of no number",
      { change: { kind: "correct", metric: "temperature", value: Number.NaN } },
      "change.value",
      "number",
    ],
    [
      "of an unknown metric",
      { change: { kind: "hide", metric: "mood" } },
      "change.metric",
      "There is no metric of this name.",
    ],
    ["at no time at all", { time: 1e15 }, "time", ""],
  ])("a correction is refused %s", async (_title, fault, field, message) => {
    const id = await stationWithReadings();
    const input = {
      stationId: id,
      time: LATEST,
      reason: "x",
      change: { kind: "hide", metric: "temperature" },
      ...fault,
    };
    await expect(correct(ctx(), input as Parameters<typeof correct>[1])).rejects.toMatchObject({
      code: "invalid",
      fields: { [field]: [expect.stringContaining(message)] },
    });
    expect(await rowOf(id)).toMatchObject({ corrections: null });
  });

  it("a correction of an unknown reading is not found", async () => {
    const id = await stationWithReadings();
    for (const [stationId, time] of [
      [id, LATEST + 1],
      [999_999, LATEST],
    ] as const) {
      const attempt = change(stationId, { kind: "hide", metric: "temperature" }, { time });
      await expect(attempt).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("a correction requires the permission to change readings", async () => {
    const id = await stationWithReadings();
    const attempt = (actor: Actor) =>
      correct(ctx(actor), {
        stationId: id,
        time: LATEST,
        reason: "x",
        change: { kind: "hide", metric: "temperature" },
      });
    await expect(attempt(ANYONE)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(attempt(deviceOf(id))).rejects.toMatchObject({ code: "forbidden" });
    await expect(attempt(await newActor(fixture))).rejects.toMatchObject({ code: "forbidden" });
    await expect(attempt(await newActor(fixture, ["SensorData.delete"]))).rejects.toMatchObject({ code: "forbidden" });
    expect(await rowOf(id)).toMatchObject({ flags: { humidity: "range" } });
  });
});
