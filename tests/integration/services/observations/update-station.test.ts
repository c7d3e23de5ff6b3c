import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { updateStation } from "@/lib/services/observations";
import { correct, record } from "@/lib/services/readings";
import { refresh } from "@/lib/services/rollups";
import { createStation, getStation, removeStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";
import { watch } from "../../support/watch";
import { ANYONE, deviceOf, newActor } from "../actors";

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const T0 = NOW - HOUR;
const BERLIN = { name: "Roof", lat: 52.5, lon: 13.4 };
const KOLKATA = { lat: 22.57, lon: 88.36 };

onEachDatabase("updating a station", (fixture) => {
  const db = () => fixture.database.prisma;
  const ctx = (actor?: Actor) => fixture.ctx({ now: NOW, ...(actor ? { actor } : {}) });
  const update = (id: number, fields: Omit<Parameters<typeof updateStation>[1], "id">, actor?: Actor) =>
    updateStation(ctx(actor), { id, ...fields });
  const newStation = async (fields = {}) => (await createStation(ctx(), { ...BERLIN, ...fields })).id;
  const readingsOf = (stationId: number) =>
    db().sensorData.findMany({ where: { stationId }, orderBy: { time: "asc" } });
  const entriesOn = (id: number) =>
    db().logEntry.findMany({ where: { model: "Station", objectId: String(id), action: "change" } });

  /** A station that reported 20 °C at T0. */
  async function reporting(): Promise<number> {
    const id = await newStation();
    await record(ctx(), [{ station: id, time: T0, temperature: 20, humidity: 50 }]);
    return id;
  }

  it("an update changes the given fields and keeps the others", async () => {
    const id = await newStation({ elevation: 30, description: "old" });
    const { station, observation } = await update(id, { name: " New ", description: "", isPublic: false });
    expect(observation).toBe("none");
    expect(station).toEqual({
      ...BERLIN,
      id,
      name: "New",
      description: "",
      isPublic: false,
      isDemo: false,
      elevation: 30,
      timeZone: "Europe/Berlin",
      rainYearStart: 1,
      timestamp: null,
      latest: {},
    });
    expect(await getStation(ctx(), { id })).toEqual(station);
    expect((await update(id, { elevation: null })).station.elevation).toBeNull();
    expect((await update(id, { rainYearStart: 10 })).station.rainYearStart).toBe(10);
    for (const rainYearStart of [0, 13, 1.5]) {
      await expect(update(id, { rainYearStart })).rejects.toMatchObject({ code: "invalid" });
    }
  });

  it("an update logs who changed what, and logs nothing if nothing changed", async () => {
    const id = await newStation();
    const actor = await newActor(fixture, ["Station.change"]);
    await update(id, { name: "Roof", lat: 52.5 }, actor);
    await update(id, {}, actor);
    expect(await entriesOn(id)).toEqual([]);
    await update(id, { name: "Tower", lat: 52.5, isPublic: false }, actor);
    expect(await entriesOn(id)).toMatchObject([
      {
        userId: actor.id,
        time: new Date(NOW),
        objectLabel: "Tower",
        changes: { name: ["Roof", "Tower"], isPublic: [true, false] },
      },
    ]);
  });

  it("the time zone follows the coordinates, unless a person chose another", async () => {
    const id = await newStation();
    expect((await update(id, KOLKATA)).station.timeZone).toBe("Asia/Kolkata");
    expect((await update(id, { ...BERLIN, timeZone: "Asia/Tokyo" })).station.timeZone).toBe("Asia/Tokyo");
    expect((await update(id, KOLKATA)).station.timeZone).toBe("Asia/Tokyo");
  });

  it("a changed time zone rebuilds the station's days", async () => {
    const id = await newStation();
    await record(
      ctx(),
      Array.from({ length: 72 }, (_, i) => ({ station: id, time: NOW - i * HOUR, temperature: 10 + (i % 7) })),
    );
    await refresh(ctx(), { stationId: id });
    const days = () =>
      db().dayRollup.findMany({ where: { stationId: id }, orderBy: { time: "asc" }, omit: { stationId: true } });
    const [before, hours] = [await days(), await db().hourRollup.count({ where: { stationId: id } })];

    await update(id, { timeZone: "Asia/Kolkata" });
    expect(await days()).toEqual([]);
    expect(await db().dirtyHour.count({ where: { stationId: id } })).toBe(72);
    await refresh(ctx(), { stationId: id });
    expect(await db().hourRollup.count({ where: { stationId: id } })).toBe(hours);

    const twin = await newStation({ timeZone: "Asia/Kolkata" });
    await record(
      ctx(),
      Array.from({ length: 72 }, (_, i) => ({ station: twin, time: NOW - i * HOUR, temperature: 10 + (i % 7) })),
    );
    await refresh(ctx(), { stationId: twin });
    const expected = await db().dayRollup.findMany({
      where: { stationId: twin },
      orderBy: { time: "asc" },
      omit: { stationId: true },
    });
    expect(await days()).toEqual(expected);
    expect(expected).not.toEqual(before);
  });

  it("an update with an observation of a new time stores it, and the latest time only moves forward", async () => {
    const id = await newStation();
    expect(await update(id, { timestamp: T0, temperature: 20 })).toMatchObject({
      observation: "stored",
      station: { timestamp: T0, latest: { temperature: 20 } },
    });
    expect(await update(id, { timestamp: T0 + MINUTE, temperature: 21, name: "Both" })).toMatchObject({
      observation: "stored",
      station: { name: "Both", timestamp: T0 + MINUTE, latest: { temperature: 21 } },
    });
    expect(await update(id, { timestamp: T0 - MINUTE, temperature: 19 })).toMatchObject({
      observation: "stored",
      said: { time: T0 - MINUTE, temperature: 19, flag: null },
      station: { timestamp: T0 + MINUTE, latest: { temperature: 21 } },
    });
    expect(await readingsOf(id)).toMatchObject([
      { time: new Date(T0 - MINUTE), temperature: 19, receivedAt: new Date(NOW) },
      { time: new Date(T0), temperature: 20 },
      { time: new Date(T0 + MINUTE), temperature: 21 },
    ]);
    expect(await db().dirtyHour.count({ where: { stationId: id } })).toBe(2);
  });

  it("an update stores an unchanged current temperature again at a later time", async () => {
    const id = await reporting();
    expect(await update(id, { timestamp: T0 + MINUTE })).toMatchObject({
      observation: "stored",
      station: { timestamp: T0 + MINUTE, latest: { temperature: 20 } },
    });
  });

  it("an update recognises a repeated observation", async () => {
    const id = await reporting();
    await record(ctx(), [{ station: id, time: T0 + MINUTE, temperature: 21 }]);
    for (const fields of [
      { timestamp: T0 + MINUTE, temperature: 21 },
      { timestamp: T0 + MINUTE },
      { temperature: 21 },
      { timestamp: T0, temperature: 20 },
    ]) {
      expect((await update(id, fields)).observation).toBe("repeated");
    }
    expect(await readingsOf(id)).toHaveLength(2);
    expect(await readingsOf(id)).toMatchObject([{ corrections: null }, { corrections: null }]);
  });

  it("an update matches the latest observation by its second", async () => {
    const id = await newStation();
    await record(ctx(), [{ station: id, time: T0 + 345, temperature: 20 }]);
    expect((await update(id, { timestamp: T0, temperature: 20 })).observation).toBe("repeated");
    expect((await update(id, { timestamp: T0, temperature: 21 })).observation).toBe("corrected");
    expect((await update(id, { timestamp: T0 + 1, temperature: 20 })).observation).toBe("stored");
    expect((await readingsOf(id)).map((row) => row.time.getTime())).toEqual([T0 + 1, T0 + 345]);
  });

  it("an update with the time of a stored reading corrects it, and the raw value stays", async () => {
    const id = await reporting();
    const actor = await newActor(fixture, ["Station.change", "SensorData.change"]);
    expect(await update(id, { temperature: 22 }, actor)).toMatchObject({
      observation: "corrected",
      station: { timestamp: T0, latest: { temperature: 22, humidity: 50 } },
    });
    expect(await readingsOf(id)).toMatchObject([{ temperature: 20, corrections: { temperature: 22 } }]);
    const objectId = `${id}/${new Date(T0).toISOString()}`;
    expect(await db().logEntry.findMany({ where: { model: "SensorData", objectId } })).toMatchObject([
      { userId: actor.id, changes: { temperature: [20, 22] }, reason: "changed through the station API" },
    ]);
    expect(await update(id, { temperature: 20 }, actor)).toMatchObject({ observation: "corrected" });
    expect(await readingsOf(id)).toMatchObject([{ temperature: 20, corrections: null }]);
  });

  it("repeating an observation in an update does not undo a person's correction", async () => {
    const id = await reporting();
    const change = { kind: "hide", metric: "temperature" } as const;
    await correct(ctx(), { stationId: id, time: T0, reason: "sun", change });
    expect(await update(id, { timestamp: T0, temperature: 20 })).toMatchObject({
      observation: "repeated",
      said: { time: T0, temperature: 20, flag: "hidden" },
    });
    expect((await getStation(ctx(), { id })).latest).not.toHaveProperty("temperature");
    expect(await update(id, { timestamp: T0 })).toMatchObject({ observation: "repeated", said: null });
  });

  it.each([
    ["of the future", { timestamp: NOW + 6 * MINUTE, temperature: 1 }, "timestamp", "This time is in the future."],
    ["of no time at all", { temperature: 1 }, "timestamp", "This field is required."],
    ["of no temperature", { timestamp: T0 }, "temperature", "This field is required."],
    ["that is impossible", { timestamp: T0, temperature: 61 }, "temperature", "60"],
    ["that is not a number", { timestamp: T0, temperature: Number.NaN }, "temperature", "number"],
    ["beside a wrong place", { timestamp: T0, temperature: 1, lat: 91 }, "lat", "90"],
    ["beside a blank name", { timestamp: T0, temperature: 1, name: " " }, "name", "This field may not be blank."],
    ["beside a wrong zone", { timeZone: "Mars/Base" }, "timeZone", "There is no time zone of this name."],
  ])("an update changes nothing with an observation %s", async (_title, fields, field, message) => {
    const id = await newStation();
    await expect(update(id, { isPublic: false, ...fields })).rejects.toMatchObject({
      code: "invalid",
      fields: { [field]: [expect.stringContaining(message)] },
    });
    expect(await getStation(ctx(), { id })).toMatchObject({ ...BERLIN, isPublic: true, timestamp: null });
    expect(await entriesOn(id)).toEqual([]);
  });

  it("an update is refused as a whole if the user lacks the permission for a part of it", async () => {
    const id = await reporting();
    const actor = await newActor(fixture, ["Station.change"]);
    for (const fields of [{ timestamp: T0 + MINUTE, temperature: 21 }, { temperature: 21 }]) {
      await expect(update(id, { name: "New", ...fields }, actor)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await getStation(ctx(), { id })).toMatchObject({ ...BERLIN, latest: { temperature: 20 } });
    expect(await entriesOn(id)).toEqual([]);
    expect(await update(id, { temperature: 20, name: "New" }, actor)).toMatchObject({ station: { name: "New" } });
  });

  it("an update requires the permission to change stations", async () => {
    const id = await newStation();
    await expect(update(id, {}, ANYONE)).rejects.toMatchObject({ code: "unauthenticated" });
    for (const actor of [deviceOf(id), await newActor(fixture), await newActor(fixture, ["Station.add"])]) {
      await expect(update(id, {}, actor)).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it.each([0, 999_999, 2 ** 31, 2 ** 53, Number.NaN])("an update does not find station %d", async (id) => {
    await expect(update(id, { name: "x" })).rejects.toMatchObject({ code: "not_found" });
    await expect(removeStation(ctx(), { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("an update sets another owner, or none, if that user exists", async () => {
    const id = await reporting();
    const owner = await fixture.database.prisma.user.create({
      data: { username: `owner ${id}`, passwordHash: "none" },
    });
    await updateStation(ctx(), { id, ownerId: owner.id });
    expect(await getStation(ctx(), { id }, { access: "admin" })).toMatchObject({ id, ownerId: owner.id });
    await updateStation(ctx(), { id, name: "Roof" });
    expect((await getStation(ctx(), { id }, { access: "admin" })).ownerId).toBe(owner.id);
    await expect(updateStation(ctx(), { id, ownerId: owner.id + 1000 })).rejects.toMatchObject({
      code: "invalid",
      fields: { ownerId: [`There is no user ${owner.id + 1000}.`] },
    });
    await updateStation(ctx(), { id, ownerId: null });
    expect((await getStation(ctx(), { id }, { access: "admin" })).ownerId).toBeNull();
  });

  it("a station is updated or removed only if the caller's check of its current state succeeds", async () => {
    const id = await reporting();
    const before = await getStation(ctx(), { id });
    const refuse = (current: unknown) => {
      expect(current).toMatchObject(before);
      throw new AppError("precondition_failed", "No.");
    };
    const refused = { code: "precondition_failed" };
    const change = { id, name: "New", timestamp: NOW, temperature: 1 };
    await expect(updateStation(ctx(), change, { check: refuse })).rejects.toMatchObject(refused);
    await expect(removeStation(ctx(), { id }, { check: refuse })).rejects.toMatchObject(refused);
    expect(await getStation(ctx(), { id })).toEqual(before);
    await updateStation(ctx(), change, { check: (current) => expect(current).toMatchObject(before) });
    await removeStation(ctx(), { id }, { check: (current) => expect(current.name).toBe("New") });
    await expect(getStation(ctx(), { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("of two concurrent updates from the same version of a station one succeeds", async () => {
    const id = await newStation();
    const attempts = await Promise.allSettled(
      ["A", "B", "C", "D"].map((name) =>
        updateStation(
          ctx(),
          { id, name },
          {
            check: (current) => {
              if (current.name !== BERLIN.name) throw new AppError("precondition_failed", "No.");
            },
          },
        ),
      ),
    );
    expect(attempts.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
    expect(await entriesOn(id)).toHaveLength(1);
  });

  it("an update notifies viewers after the commit, and only about changed fields", async () => {
    const id = await reporting();
    const heard: string[] = [];
    const stop = watch(({ event }) => heard.push(event.type));
    await update(id, { temperature: 20, name: BERLIN.name });
    expect(heard).toEqual([]);
    await update(id, { timestamp: T0 + MINUTE, temperature: 21 });
    expect(heard).toEqual(["station"]);
    await update(id, { isPublic: false });
    expect(heard).toEqual(["station", "stations", "station"]);
    await expect(update(id, { timestamp: NOW + HOUR })).rejects.toThrow();
    expect(heard).toHaveLength(3);
    stop();
  });
});
