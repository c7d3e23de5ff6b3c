import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { insertReadings } from "@/lib/db/queries/readings/readings";
import { registerStation } from "@/lib/services/observations";
import { record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation, getStation, pageOfStations, removeStation } from "@/lib/services/stations";
import { onEachDatabase } from "../support/database";
import { ANYONE, deviceOf, newActor } from "./actors";

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const PLACE = { name: "Roof", lat: 52.5, lon: 13.4 };

onEachDatabase("stations", (fixture) => {
  const db = () => fixture.database.prisma;
  const ctx = (actor?: Actor) => fixture.ctx({ now: NOW, ...(actor ? { actor } : {}) });
  const entriesOn = (id: number) => db().logEntry.findMany({ where: { model: "Station", objectId: String(id) } });

  it("a station's time zone is taken from its coordinates, unless it is given", async () => {
    expect(await createStation(ctx(), PLACE)).toMatchObject({ timeZone: "Europe/Berlin", timestamp: null, latest: {} });
    expect(await createStation(ctx(), { ...PLACE, timeZone: "Asia/Kolkata" })).toMatchObject({
      timeZone: "Asia/Kolkata",
    });
    expect(await createStation(ctx(), { ...PLACE, lat: -40, lon: -120 })).toMatchObject({
      timeZone: expect.stringMatching(/^Etc\//),
    });
  });

  it("a station belongs to the user who added it, and the log records that", async () => {
    const actor = await newActor(fixture, ["Station.add"]);
    const { id } = await createStation(ctx(actor), { ...PLACE, isPublic: false });
    expect(await db().station.findUnique({ where: { id } })).toMatchObject({ ownerId: actor.id });
    expect(await entriesOn(id)).toMatchObject([
      {
        time: new Date(NOW),
        userId: actor.id,
        action: "add",
        objectLabel: "Roof",
        changes: { name: [null, "Roof"], lat: [null, 52.5], isPublic: [null, false] },
      },
    ]);
  });

  it.each([
    ["name", { name: " " }, "This field may not be blank."],
    ["name", { name: "a\0b" }, "Null characters are not allowed."],
    ["description", { description: "a\0b" }, "Null characters are not allowed."],
    ["lat", { lat: 90.1 }, "90"],
    ["lon", { lon: Number.NaN }, ""],
    ["timeZone", { timeZone: "Mars/Base" }, "There is no time zone of this name."],
    ["timeZone", { timeZone: "+05:30" }, "There is no time zone of this name."],
  ])("a station is refused with a wrong %s: %j", async (field, fault, message) => {
    const before = await db().station.count();
    await expect(createStation(ctx(), { ...PLACE, ...fault })).rejects.toMatchObject({
      code: "invalid",
      fields: { [field]: [expect.stringContaining(message)] },
    });
    expect(await db().station.count()).toBe(before);
  });

  it("a station is registered with a first observation", async () => {
    const station = await registerStation(ctx(), { ...PLACE, timestamp: NOW - MINUTE, temperature: 28 });
    expect(station).toMatchObject({ ...PLACE, timestamp: NOW - MINUTE, latest: { temperature: 28 } });
    expect(await db().sensorData.findMany({ where: { stationId: station.id } })).toMatchObject([
      { time: new Date(NOW - MINUTE), receivedAt: new Date(NOW), temperature: 28 },
    ]);
  });

  it.each(["1750-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z", "1972-06-01T12:00:00.000Z"])(
    "a station is registered with an observation of %s",
    async (text) => {
      const station = await registerStation(ctx(), { ...PLACE, timestamp: Date.parse(text), temperature: 28 });
      expect(station).toMatchObject({ timestamp: Date.parse(text), latest: { temperature: 28 } });
    },
  );

  it.each([
    ["of the future", { timestamp: NOW + 6 * MINUTE }, "timestamp"],
    ["of no time at all", { timestamp: -1e15 }, "timestamp"],
    ["that is not a number", { temperature: Number.NaN }, "temperature"],
    ["at no place", { lat: 91 }, "lat"],
  ])("a station is not registered with an observation %s", async (_title, fault, field) => {
    const before = await db().station.count();
    const attempt = registerStation(ctx(), { ...PLACE, timestamp: NOW, temperature: 28, ...fault });
    await expect(attempt).rejects.toMatchObject({ code: "invalid", fields: { [field]: [expect.any(String)] } });
    expect(await db().station.count()).toBe(before);
  });

  it("registering a station requires the permissions to add a station and a reading", async () => {
    const before = await db().station.count();
    const attempt = (actor: Actor) => registerStation(ctx(actor), { ...PLACE, timestamp: NOW, temperature: 28 });
    await expect(attempt(ANYONE)).rejects.toMatchObject({ code: "unauthenticated" });
    for (const actor of [
      deviceOf(1),
      await newActor(fixture, ["Station.add"]),
      await newActor(fixture, ["SensorData.add"]),
    ]) {
      await expect(attempt(actor)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await db().station.count()).toBe(before);
  });

  it("stations come in pages in the order they were added, including private ones for staff who may view", async () => {
    const actor = await newActor(fixture, ["Station.view"]);
    const added: number[] = [];
    for (const isPublic of [true, false, true])
      added.push((await createStation(ctx(), { ...PLACE, name: `${isPublic}`, isPublic })).id);
    const { count, read } = await pageOfStations(ctx(actor));
    expect(count).toBe(await db().station.count());
    const ids = [...(await read({ skip: 0, size: count - 2 })), ...(await read({ skip: count - 2, size: 10 }))].map(
      (station) => station.id,
    );
    expect(ids).toHaveLength(count);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(ids.slice(-3)).toEqual(added);
    await expect(pageOfStations(ctx(ANYONE))).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(pageOfStations(ctx(await newActor(fixture)))).rejects.toMatchObject({ code: "forbidden" });
  });

  it("removing a station removes everything that belongs to it, and the log keeps its fields", async () => {
    const actor = await newActor(fixture, ["Station.delete"]);
    const { id } = await createStation(ctx(), PLACE);
    await record(ctx(), [{ station: id, time: NOW, temperature: 20 }]);
    await refresh(ctx(), { stationId: id });
    await removeStation(ctx(actor), { id, reason: "moved away" });
    await expect(getStation(ctx(), { id })).rejects.toMatchObject({ code: "not_found" });
    const where = { stationId: id };
    expect(
      await Promise.all([
        db().sensorData.count({ where }),
        db().hourRollup.count({ where }),
        db().dayRollup.count({ where }),
      ]),
    ).toEqual([0, 0, 0]);
    const [, entry] = await entriesOn(id);
    expect(entry).toMatchObject({
      userId: actor.id,
      action: "delete",
      changes: { name: ["Roof", null] },
      reason: "moved away",
    });
    await expect(removeStation(ctx(actor), { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("a station with a long history can be removed", async () => {
    const { id } = await createStation(ctx(), PLACE);
    const rows = Array.from({ length: 20_500 }, (_, i) => ({
      stationId: id,
      time: NOW - i * MINUTE,
      receivedAt: NOW,
      values: { temperature: 1 },
      flags: null,
      corrections: null,
      extra: null,
    }));
    await fixture.database.transaction((sql) => insertReadings(sql, rows));
    await removeStation(ctx(), { id });
    expect(await db().sensorData.count({ where: { stationId: id } })).toBe(0);
  });

  it.each([
    ["one after the other", 3_600_000],
    ["that begin together", 0],
  ])("a station is removed with many period values %s", async (_, between) => {
    const { id } = await createStation(ctx(), PLACE);
    const data = Array.from({ length: 4_500 }, (_, i) => ({
      ...{ stationId: id, metric: "temperature", statistic: "max", value: 1, receivedAt: new Date(NOW) },
      from: new Date(NOW - i * between),
      to: new Date(NOW + (i + 1) * MINUTE),
    }));
    await db().periodValue.createMany({ data });
    await removeStation(ctx(), { id });
    expect(await db().periodValue.count({ where: { stationId: id } })).toBe(0);
  });

  it("removing a station requires the permission", async () => {
    const owner = await newActor(fixture, ["Station.add"]);
    const { id } = await createStation(ctx(owner), PLACE);
    await expect(removeStation(ctx(ANYONE), { id })).rejects.toMatchObject({ code: "unauthenticated" });
    for (const actor of [owner, deviceOf(id)]) {
      await expect(removeStation(ctx(actor), { id })).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await getStation(ctx(), { id })).toMatchObject(PLACE);
  });
});
