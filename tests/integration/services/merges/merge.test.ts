import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db/client";
import { insertReadings } from "@/lib/db/queries/readings/readings";
import type { Cells } from "@/lib/db/queries/records/tables";
import { markDirty } from "@/lib/db/queries/statistics/dirty";
import { replyToCommand, sendCommand } from "@/lib/services/commands";
import type { Context } from "@/lib/services/context";
import { reportStatus } from "@/lib/services/devices";
import { recordEvents } from "@/lib/services/events";
import { createKey } from "@/lib/services/keys";
import { mergeStations, undoMerge } from "@/lib/services/merges";
import { addCalibration } from "@/lib/services/metadata";
import { updateStation } from "@/lib/services/observations";
import { createPeriodValue } from "@/lib/services/period-values";
import { correct, record, refreshLatest, remove } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation, removeStation } from "@/lib/services/stations";
import { onEachDatabase, type TestBench } from "../../support/database";
import { ANYONE, deviceOf, newActor } from "../actors";
import { allRows } from "./tables";

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PLACE = { name: "CityName", lat: 30.733315, lon: 76.779418 };
const MERGES = ["Station.change", "Station.delete", "SensorData.change"];

/** Times and values from a small set, so that some are equal across stations. */
const slot = fc.nat({ max: 12 });
const value = fc.constantFrom(20, 21, 45);
const ofStation = fc.record({
  readings: fc.array(fc.record({ slot, temperature: value, rain: fc.constantFrom(undefined, 1) }), { maxLength: 8 }),
  verdicts: fc.array(
    fc.record({ slot, change: fc.constantFrom({ kind: "hide" as const }, { kind: "correct" as const, value: 19 }) }),
    { maxLength: 2 },
  ),
  impossible: fc.option(slot),
  periods: fc.array(fc.record({ slot, value }), { maxLength: 3 }),
  events: fc.array(fc.record({ id: fc.constantFrom("a", "b", "c"), message: fc.constantFrom("", "lamp") }), {
    maxLength: 3,
  }),
  hasKey: fc.boolean(),
  hasDevice: fc.boolean(),
  hasCommand: fc.boolean(),
});
type OfStation = typeof ofStation extends fc.Arbitrary<infer T> ? T : never;

onEachDatabase("a merge of stations", (fixture) => {
  const ctx = (actor?: Actor) => fixture.ctx({ now: NOW, ...(actor ? { actor } : {}) });
  const db = () => fixture.database.prisma;
  const newStation = async (fields = {}) => (await createStation(ctx(), { ...PLACE, ...fields })).id;
  const readingsOf = async (stationId: number) => {
    const rows = await db().sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
    return rows.map(({ time, temperature }) => [(time.getTime() - NOW) / MINUTE, temperature]);
  };
  const observe = (station: number, minutes: number, temperature: number, more = {}) =>
    record(ctx(), [{ station, time: NOW + minutes * MINUTE, temperature, ...more }]);
  const entriesOn = (id: number) =>
    db().logEntry.findMany({ where: { model: "Station", objectId: String(id) }, orderBy: { id: "asc" } });
  const mergeIdOf = async (stationId: number) =>
    (await db().stationMerge.findFirstOrThrow({ where: { stationId }, orderBy: { id: "desc" } })).id;

  it("a merge moves the readings of the other stations to one station, unchanged", async () => {
    const into = await newStation();
    const other = await newStation({ elevation: null });
    await observe(into, -60, 20);
    await record(fixture.ctx({ now: NOW - 5 * HOUR }), [
      { station: other, time: NOW - 6 * HOUR, temperature: 25, humidity: 40, extra: { co2: 410 } },
    ]);
    await observe(other, -30, 600);
    await observe(other, -10, 22);
    const key = { stationId: other, time: NOW - 10 * MINUTE };
    await correct(ctx(), { ...key, reason: "test", change: { kind: "correct", metric: "temperature", value: 23 } });
    const before = await db().sensorData.findMany({ where: { stationId: other }, omit: { stationId: true } });
    const { key: secret } = await createKey(ctx(), { stationId: other, name: "Pi" });
    expect(await mergeStations(ctx(), { into, stations: [other], reason: "one place" })).toEqual({
      stations: 1,
      readings: 3,
      repeats: 0,
      stayed: [],
    });
    const after = await db().sensorData.findMany({
      where: { stationId: into, time: { not: new Date(NOW - HOUR) } },
      omit: { stationId: true },
    });
    expect(after).toEqual(before);
    expect(await db().station.findUnique({ where: { id: other } })).toBeNull();
    expect(await db().station.findUnique({ where: { id: into } })).toMatchObject({
      timestamp: new Date(NOW - 10 * MINUTE),
      temperature: 23,
    });
    expect(await db().deviceKey.findMany({ where: { stationId: into } })).toMatchObject([
      { prefix: secret.slice(0, 9) },
    ]);
    await refresh(ctx(), { stationId: into });
    expect(await db().hourRollup.count({ where: { stationId: into, metric: "humidity" } })).toBe(1);
    const mergeId = await mergeIdOf(other);
    expect((await entriesOn(other)).at(-1)).toMatchObject({
      action: "merge",
      objectLabel: "CityName",
      changes: { into: [null, `“CityName” (${into})`], merge: [null, mergeId] },
      reason: "one place",
    });
    expect((await entriesOn(into)).at(-1)).toMatchObject({
      action: "change",
      changes: { merged: [null, `“CityName” (${other})`], readings: [null, 3] },
    });
  });

  it("a merge skips readings that the station already has, and leaves those that would be lost where they are", async () => {
    const [into, same, other] = [await newStation(), await newStation(), await newStation()];
    await observe(into, -60, 20, { humidity: 50 });
    await observe(same, -60, 20, { humidity: 50 });
    await observe(same, -50, 21);
    await observe(other, -60, 20);
    await observe(other, -50, 22);
    await observe(other, -40, 23);
    expect(await mergeStations(ctx(), { into, stations: [same, other] })).toEqual({
      stations: 1,
      readings: 2,
      repeats: 1,
      stayed: [{ id: other, name: "CityName", readings: 2, records: 0 }],
    });
    expect(await readingsOf(into)).toEqual([
      [-60, 20],
      [-50, 21],
      [-40, 23],
    ]);
    expect(await readingsOf(other)).toEqual([
      [-60, 20],
      [-50, 22],
    ]);
    expect(await db().station.findUnique({ where: { id: other } })).toMatchObject({ temperature: 22 });
    await remove(ctx(), { stationId: into, time: NOW - 60 * MINUTE, reason: "wrong" });
    expect((await mergeStations(ctx(), { into, stations: [other] })).stayed).toMatchObject([{ readings: 1 }]);
    expect(await db().stationMerge.count({ where: { stationId: other } })).toBe(1);
    await undoMerge(ctx(), { id: await mergeIdOf(other) });
    expect(await readingsOf(other)).toEqual([
      [-60, 20],
      [-50, 22],
      [-40, 23],
    ]);
  });

  it.each([
    ["a value that a person hid", { kind: "hide" as const, metric: "temperature" as const }],
    ["a value that a person corrected", { kind: "correct" as const, metric: "temperature" as const, value: 19 }],
  ])("a merge does not treat %s as a repeat", async (_title, change) => {
    const [into, other] = [await newStation(), await newStation()];
    for (const id of [into, other]) await observe(id, -60, 20);
    await correct(ctx(), { stationId: other, time: NOW - HOUR, reason: "test", change });
    expect((await mergeStations(ctx(), { into, stations: [other] })).stayed).toMatchObject([
      { id: other, readings: 1 },
    ]);
  });

  describe("refused merges", () => {
    const stations = async (fields = {}) => [await newStation({ elevation: 100 }), await newStation(fields)] as const;

    it.each([
      ["another elevation", { elevation: 120 }, async () => {}],
      [
        "other earlier elevations",
        { elevation: 50 },
        (id: number) => updateStation(ctx(), { id, elevation: 100, elevationFrom: NOW - HOUR }),
      ],
      [
        "other calibrations",
        { elevation: 100 },
        (id: number) => addCalibration(ctx(), { stationId: id, metric: "humidity", since: NOW - HOUR, offset: 2 }),
      ],
    ])("a merge is refused if a station has %s", async (difference, fields, change) => {
      const [into, other] = await stations(fields);
      await change(other);
      await observe(other, -60, 20);
      await expect(mergeStations(ctx(), { into, stations: [other] })).rejects.toMatchObject({
        code: "conflict",
        message: `“CityName” (${other}) has ${difference} than “CityName” (${into}).`,
      });
      expect(await readingsOf(other)).toEqual([[-60, 20]]);
    });

    it("a merge is refused while a command waits for a device's reply", async () => {
      const [into, other] = await stations();
      await sendCommand(ctx(), { stationId: other, request: { name: "light", on: true } } as never);
      await expect(mergeStations(ctx(), { into, stations: [other] })).rejects.toMatchObject({
        code: "conflict",
        message: `“CityName” (${other}) has a command that its device has not answered yet.`,
      });
    });

    it("a merge is refused without the permissions to change and delete stations and to change readings", async () => {
      const [into, other] = await stations();
      const attempt = (actor: Actor) => mergeStations(ctx(actor), { into, stations: [other] });
      await expect(attempt(ANYONE)).rejects.toMatchObject({ code: "unauthenticated" });
      await expect(attempt(deviceOf(into))).rejects.toMatchObject({ code: "forbidden" });
      for (const missing of MERGES) {
        const actor = await newActor(
          fixture,
          MERGES.filter((permission) => permission !== missing),
        );
        await expect(attempt(actor)).rejects.toMatchObject({ code: "forbidden" });
      }
      expect(await attempt(await newActor(fixture, MERGES))).toMatchObject({ stations: 1 });
      const back = ["Station.add", "Station.change", "SensorData.change"];
      const id = await mergeIdOf(other);
      for (const missing of back) {
        const actor = await newActor(
          fixture,
          back.filter((permission) => permission !== missing),
        );
        await expect(undoMerge(ctx(actor), { id })).rejects.toMatchObject({ code: "forbidden" });
      }
      expect(await undoMerge(ctx(await newActor(fixture, back)), { id })).toMatchObject({ stationId: other });
    });

    it("a merge is refused for unknown stations, and for a single one", async () => {
      const [into, other] = await stations();
      await expect(mergeStations(ctx(), { into, stations: [into] })).rejects.toMatchObject({
        code: "invalid",
        fields: { stations: ["Choose at least one station besides the one that remains."] },
      });
      await expect(mergeStations(ctx(), { into, stations: [other, 999_999] })).rejects.toMatchObject({
        code: "not_found",
      });
      await expect(mergeStations(ctx(), { into: 999_999, stations: [other] })).rejects.toMatchObject({
        code: "not_found",
      });
    });
  });

  describe("undoing a merge", () => {
    it("a merge is undone once, and later readings stay", async () => {
      const [into, other] = [await newStation(), await newStation({ name: "Other" })];
      await observe(other, -60, 20);
      await mergeStations(ctx(), { into, stations: [other] });
      await observe(into, -30, 21);
      const id = await mergeIdOf(other);
      expect(await undoMerge(ctx(), { id })).toEqual({ stationId: other, intoId: into, readings: 1 });
      expect(await readingsOf(into)).toEqual([[-30, 21]]);
      expect(await readingsOf(other)).toEqual([[-60, 20]]);
      expect((await entriesOn(other)).at(-1)).toMatchObject({
        action: "undo merge",
        changes: { into: [`“CityName” (${into})`, null], merge: [id, null] },
      });
      await expect(undoMerge(ctx(), { id })).rejects.toMatchObject({
        code: "conflict",
        message: "This merge was undone already.",
      });
    });

    it("undoing a merge restores a reading once that was moved and sent again before the merge was over", async () => {
      const [into, other] = [await newStation(), await newStation()];
      await observe(into, -60, 30);
      await observe(other, -60, 20);
      await observe(other, -50, 21);
      expect(await mergeStations(ctx(), { into, stations: [other] })).toMatchObject({ readings: 1, stations: 0 });
      await observe(other, -50, 21);
      expect(await mergeStations(ctx(), { into, stations: [other] })).toMatchObject({ repeats: 1, stations: 0 });
      await undoMerge(ctx(), { id: await mergeIdOf(other) });
      expect(await readingsOf(other)).toEqual([
        [-60, 20],
        [-50, 21],
      ]);
      expect(await readingsOf(into)).toEqual([[-60, 30]]);
    });

    it("a merge can be undone only after a later one that repeats some of its readings", async () => {
      const [into, first, second] = [await newStation(), await newStation(), await newStation()];
      for (const id of [first, second]) await observe(id, -60, 20);
      await mergeStations(ctx(), { into, stations: [first, second] });
      await expect(undoMerge(ctx(), { id: await mergeIdOf(first) })).rejects.toMatchObject({
        code: "conflict",
        message: expect.stringContaining(`Station ${second} was merged into`),
      });
      await undoMerge(ctx(), { id: await mergeIdOf(second) });
      await undoMerge(ctx(), { id: await mergeIdOf(first) });
      expect(await readingsOf(first)).toEqual([[-60, 20]]);
      expect(await readingsOf(second)).toEqual([[-60, 20]]);
      expect(await readingsOf(into)).toEqual([]);
    });

    it("merges into one another are undone in reverse order", async () => {
      const [last, middle, first] = [await newStation(), await newStation(), await newStation()];
      await observe(first, -60, 20);
      await mergeStations(ctx(), { into: middle, stations: [first] });
      await mergeStations(ctx(), { into: last, stations: [middle] });
      await expect(undoMerge(ctx(), { id: await mergeIdOf(first) })).rejects.toMatchObject({
        message: `Station ${middle} was merged into station ${last} since: undo that merge first.`,
      });
      await undoMerge(ctx(), { id: await mergeIdOf(middle) });
      await undoMerge(ctx(), { id: await mergeIdOf(first) });
      expect(await readingsOf(first)).toEqual([[-60, 20]]);
    });

    it("a merge cannot be undone after the remaining station was deleted, which deletes its merges", async () => {
      const [last, middle, first] = [await newStation(), await newStation(), await newStation()];
      await observe(first, -60, 20);
      await mergeStations(ctx(), { into: middle, stations: [first] });
      await mergeStations(ctx(), { into: last, stations: [middle] });
      const id = await mergeIdOf(first);
      await removeStation(ctx(), { id: last });
      await expect(undoMerge(ctx(), { id })).rejects.toMatchObject({
        code: "not_found",
        message: "This merge is no longer known.",
      });
      expect(await db().stationMerge.count({ where: { stationId: { in: [middle, first] } } })).toBe(0);
    });

    it("undoing a merge restores a station's owner, unless that user was deleted", async () => {
      const owner = await newActor(fixture, ["Station.add"]);
      const into = await newStation();
      const { id: other } = await createStation(ctx(owner), PLACE);
      await mergeStations(ctx(), { into, stations: [other] });
      await db().user.delete({ where: { id: owner.id } });
      await undoMerge(ctx(), { id: await mergeIdOf(other) });
      expect(await db().station.findUnique({ where: { id: other } })).toMatchObject({ ownerId: null });
    });
  });

  it("a merge is refused where it would publish a private station's readings", async () => {
    const [into, other] = [await newStation(), await newStation()];
    await db().station.update({ where: { id: other }, data: { isPublic: false } });
    await expect(mergeStations(ctx(), { into, stations: [other] })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("is private"),
    });
    expect(await mergeStations(ctx(), { into: other, stations: [into] })).toMatchObject({ stations: 1 });
  });

  it("an interrupted merge continues, and each step leaves a reading in one station", async () => {
    const [into, other] = [await newStation(), await newStation()];
    const rows = Array.from({ length: 4_500 }, (_, i) => ({
      ...{ stationId: other, time: NOW - i * MINUTE, receivedAt: NOW, values: { temperature: i % 30 } },
      ...{ flags: null, corrections: null, extra: null },
    }));
    await fixture.database.transaction(async (sql) => {
      await insertReadings(sql, rows);
      await refreshLatest(sql, other, NOW);
    });
    const of = (stationId: number) => db().sensorData.count({ where: { stationId } });
    const stop = new AbortController();
    const steps: number[][] = [];
    const watched = watching(ctx(), async () => {
      steps.push([await of(into), await of(other)]);
      if (steps.length === 2) stop.abort();
    });
    expect(await mergeStations(watched, { into, stations: [other] }, { signal: stop.signal })).toMatchObject({
      stations: 0,
    });
    expect(await db().station.findUnique({ where: { id: into } })).toMatchObject({
      timestamp: new Date(NOW - 500 * MINUTE),
    });
    expect(await mergeStations(watched, { into, stations: [other] })).toMatchObject({ stations: 1, readings: 500 });
    expect(steps).toEqual([
      [2_000, 2_500],
      [4_000, 500],
      [4_500, 0],
    ]);
    expect(await db().stationMerge.count({ where: { stationId: other } })).toBe(1);
    await undoMerge(ctx(), { id: await mergeIdOf(other) });
    expect(await db().sensorData.count({ where: { stationId: other } })).toBe(4_500);
    expect(await db().sensorData.count({ where: { stationId: into } })).toBe(0);
  });

  it("a merge of hundreds of stations with a reading each takes few transactions", async () => {
    const into = await newStation({ name: "Loop" });
    const others: number[] = [];
    for (let i = 0; i < 250; i += 1) others.push(await newStation({ name: "Loop" }));
    await record(
      ctx(),
      others.map((station, i) => ({ station, time: NOW - i * MINUTE, temperature: i / 10 })),
    );
    const told: number[] = [];
    let transactions = 0;
    const counting = watching(ctx(), async () => {
      transactions += 1;
    });
    expect(
      await mergeStations(counting, { into, stations: others }, { onProgress: (count) => told.push(count) }),
    ).toEqual({
      stations: 250,
      readings: 250,
      repeats: 0,
      stayed: [],
    });
    expect(told).toEqual([100, 200, 250]);
    expect(transactions).toBe(3);
    expect(await db().sensorData.count({ where: { stationId: into } })).toBe(250);
  });

  it("a merge and its undo restore everything, and in between all is as if of a single station", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ofStation, { minLength: 2, maxLength: 4 }), async (stations) => {
        const ids: number[] = [];
        for (const one of stations) ids.push(await build(fixture, one));
        const [into = 0, ...others] = ids;
        await settle(fixture, ids);
        const before = await allRows(fixture);
        await mergeStations(ctx(), { into, stations: others });
        await refresh(ctx());
        await expectAsFresh(fixture, into, expectedReadings(before.SensorData ?? [], ids));
        for (const id of others.toReversed()) await undoMerge(ctx(), { id: await mergeIdOf(id) });
        await settle(fixture, ids);
        expect(await allRows(fixture)).toEqual(before);
        for (const id of ids) await removeStation(ctx(), { id });
      }),
      { numRuns: 25 },
    );
  });
});

/** The same context, with a callback after each transaction. */
function watching(ctx: Context, after: () => Promise<void>): Context {
  const { database } = ctx;
  const transaction: Database["transaction"] = async (work) => {
    const result = await database.transaction(work);
    await after();
    return result;
  };
  return { ...ctx, database: { ...database, transaction } };
}

async function build(fixture: TestBench, of: OfStation): Promise<number> {
  const ctx = fixture.ctx({ now: NOW });
  const { id } = await createStation(ctx, PLACE);
  const timeOf = (at: number) => NOW - at * 20 * MINUTE;
  await record(
    ctx,
    of.readings.map(({ slot: at, ...values }) => ({ station: id, time: timeOf(at), ...values })),
  );
  if (of.impossible !== null) await record(ctx, [{ station: id, time: timeOf(of.impossible), temperature: 600 }]);
  for (const { slot: at, change } of of.verdicts) {
    const input = {
      stationId: id,
      time: timeOf(at),
      reason: "test",
      change: { ...change, metric: "temperature" as const },
    };
    await correct(ctx, input).catch(() => {});
  }
  for (const { slot: at, value: said } of of.periods) {
    const period = { from: timeOf(at) - 24 * HOUR, to: timeOf(at) };
    await createPeriodValue(ctx, {
      stationId: id,
      metric: "temperature",
      statistic: "max",
      value: said,
      ...period,
    }).catch(() => {});
  }
  await recordEvents(
    ctx,
    of.events.map((event) => ({ ...event, station: id, time: NOW / 1000, type: "started" })),
  );
  if (of.hasKey) await createKey(ctx, { stationId: id, name: "Pi" });
  if (of.hasDevice) await reportStatus(ctx, { stationId: id, status: { status: "online" } });
  if (of.hasCommand) {
    const { id: command } = await sendCommand(ctx, { stationId: id, request: { name: "light", on: true } } as never);
    await replyToCommand(ctx, { stationId: id, reply: { id: command, status: "done" } });
  }
  return id;
}

/** Resets quality control's state, which is computed from the readings again, and makes the statistics. */
async function settle(fixture: TestBench, ids: readonly number[]): Promise<void> {
  const ctx = fixture.ctx({ now: NOW });
  for (const id of ids) await fixture.database.transaction((sql) => refreshLatest(sql, id, NOW));
  await refresh(ctx);
}

/** For each time, the reading of the first station that has one. */
function expectedReadings(rows: readonly Cells[], ids: readonly number[]): Cells[] {
  const byTime = new Map<unknown, Cells>();
  for (const id of ids) {
    for (const row of rows.filter(({ stationId }) => stationId === id)) {
      if (!byTime.has(row.time)) byTime.set(row.time, row);
    }
  }
  return [...byTime.values()];
}

/** Compares a station with a new one that gets these readings. */
async function expectAsFresh(fixture: TestBench, id: number, rows: readonly Cells[]): Promise<void> {
  const { prisma } = fixture.database;
  const of = (stationId: number) => ({ where: { stationId }, omit: { stationId: true } as const });
  const stored = await prisma.sensorData.findMany({ ...of(id), orderBy: { time: "asc" } });
  expect(stored.map(({ time }) => time.getTime())).toEqual(
    rows.map(({ time }) => time).toSorted((a, b) => Number(a) - Number(b)),
  );
  const { id: fresh } = await createStation(fixture.ctx({ now: NOW }), PLACE);
  await prisma.sensorData.createMany({ data: stored.map((row) => ({ ...row, stationId: fresh }) as never) });
  await prisma.periodValue.createMany({
    data: (await prisma.periodValue.findMany({ where: { stationId: id } })).map(({ id: _id, ...row }) => ({
      ...row,
      stationId: fresh,
    })),
  });
  const hours = [...stored.map(({ time }) => time.getTime())];
  const periods = await prisma.periodValue.findMany({ where: { stationId: id } });
  hours.push(...periods.map(({ from, to }) => (from.getTime() + to.getTime()) / 2));
  await fixture.database.transaction((sql) =>
    markDirty(
      sql,
      fixture.dialect,
      hours.map((time) => ({ stationId: fresh, time })),
    ),
  );
  await settle(fixture, [fresh]);
  const order = { orderBy: [{ metric: "asc" }, { time: "asc" }] as never };
  expect(await prisma.hourRollup.findMany({ ...of(id), ...order })).toEqual(
    await prisma.hourRollup.findMany({ ...of(fresh), ...order }),
  );
  expect(await prisma.dayRollup.findMany({ ...of(id), ...order })).toEqual(
    await prisma.dayRollup.findMany({ ...of(fresh), ...order }),
  );
  const snapshot = { timestamp: true, latest: true, qualityState: true, temperature: true } as const;
  const one = (stationId: number) => prisma.station.findUnique({ where: { id: stationId }, select: snapshot });
  expect(await one(id)).toEqual(await one(fresh));
  await removeStation(fixture.ctx({ now: NOW }), { id: fresh });
}
