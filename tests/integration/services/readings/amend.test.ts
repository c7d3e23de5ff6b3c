import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { utcText } from "@/lib/format/utcText";
import { amend, getReading, record, remove } from "@/lib/services/readings";
import { createStation, getStation } from "@/lib/services/stations";
import { onEachDatabase } from "../../support/database";
import { ANYONE, deviceOf, newActor } from "../actors";

const T0 = Date.UTC(2026, 0, 15, 12);
const NOW = T0 + 3_600_000;
const RAW = { temperature: 12, humidity: 130, pressure: 1000, rain: 1 };

onEachDatabase("amending a reading", (fixture) => {
  const db = () => fixture.database.prisma;
  const ctx = (actor?: Actor) => fixture.ctx({ now: NOW, ...(actor ? { actor } : {}) });

  /** A station with one reading, whose humidity is impossible. */
  async function stationWithReading(): Promise<number> {
    const { id } = await createStation(ctx(), { name: "Test", lat: 1, lon: 2 });
    await record(ctx(), [{ station: id, time: T0, ...RAW }]);
    await db().dirtyHour.deleteMany({ where: { stationId: id } });
    return id;
  }

  type Values = Parameters<typeof amend>[1]["values"];
  const change = (stationId: number, values: Values, actor?: Actor) =>
    amend(ctx(actor), { stationId, time: T0, reason: " by hand ", values });
  const entriesOn = (id: number) =>
    db().logEntry.findMany({
      where: { model: "SensorData", objectId: { startsWith: `${id}/` } },
      orderBy: { id: "asc" },
    });

  it("an amendment corrects, hides and restores several metrics at once, with one log entry", async () => {
    const id = await stationWithReading();
    const actor = await newActor(fixture, ["SensorData.change"]);
    const item = await change(id, { temperature: 11, humidity: 40, rain: null }, actor);
    expect(item).toMatchObject({
      stationId: id,
      time: T0,
      values: RAW,
      flags: { humidity: "range", rain: "hidden" },
      corrections: { temperature: 11, humidity: 40 },
      shown: { temperature: 11, humidity: 40, pressure: 1000 },
    });
    expect(item.shown).not.toHaveProperty("rain");
    expect(await getReading(ctx(), { stationId: id, time: T0 })).toEqual(item);
    expect((await getStation(ctx(), { id })).latest).toEqual(item.shown);
    expect(await entriesOn(id)).toMatchObject([
      {
        userId: actor.id,
        action: "change",
        objectLabel: `temperature, humidity, rain at ${utcText(T0)} UTC`,
        changes: { temperature: [12, 11], humidity: [130, 40], rain: [1, null] },
        reason: "by hand",
      },
    ]);
    // Including the hour that ends with the reading, as its rain belongs to that.
    expect(await db().dirtyHour.count({ where: { stationId: id } })).toBe(2);

    const restored = await change(id, { temperature: 12, rain: 1 });
    expect(restored).toMatchObject({ flags: { humidity: "range" }, corrections: { humidity: 40 } });
    expect(restored.shown).toMatchObject({ temperature: 12, rain: 1 });
  });

  it("an amendment to the values already shown does nothing", async () => {
    const id = await stationWithReading();
    await change(id, { temperature: 12, humidity: null, windSpeed: null });
    await change(id, {});
    expect(await entriesOn(id)).toEqual([]);
    expect(await db().dirtyHour.count({ where: { stationId: id } })).toBe(0);
  });

  it.each([
    [
      "an impossible value",
      { temperature: 61, humidity: -1 },
      ["humidity", "temperature"],
      "This value is not possible.",
    ],
    ["no number", { temperature: "12" as unknown as number }, ["temperature"], "A valid number is required."],
    ["NaN", { temperature: Number.NaN }, ["temperature"], "A valid number is required."],
    ["an unknown metric", { mood: 1 } as Values, ["mood"], "There is no metric of this name."],
  ])(
    "an amendment with %s is refused with the metric's name, and changes nothing",
    async (_title, values, fields, message) => {
      const id = await stationWithReading();
      const attempt = change(id, { rain: null, ...values });
      const error = await attempt.catch((refusal) => refusal);
      expect(error).toMatchObject({ code: "invalid" });
      expect(Object.keys(error.fields).sort()).toEqual(fields);
      for (const messages of Object.values(error.fields)) expect(messages).toEqual([message]);
      expect(await getReading(ctx(), { stationId: id, time: T0 })).toMatchObject({ flags: { humidity: "range" } });
    },
  );

  it("an amendment requires a reason and a reading", async () => {
    const id = await stationWithReading();
    const input = { stationId: id, time: T0, values: { rain: null } };
    await expect(amend(ctx(), { ...input, reason: " " })).rejects.toMatchObject({
      fields: { reason: ["A reason is required."] },
    });
    for (const key of [{ time: T0 + 1 }, { stationId: 999_999 }, { stationId: 2 ** 31 }, { stationId: 2 ** 53 }]) {
      await expect(amend(ctx(), { ...input, reason: "x", ...key })).rejects.toMatchObject({ code: "not_found" });
      await expect(remove(ctx(), { ...input, reason: "x", ...key })).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("a reading is amended or removed only if the caller's check of its current state succeeds", async () => {
    const id = await stationWithReading();
    const key = { stationId: id, time: T0, reason: "x" };
    const before = await getReading(ctx(), key);
    const refuse = (current: unknown) => {
      expect(current).toEqual(before);
      throw new AppError("precondition_failed", "No.");
    };
    const refused = { code: "precondition_failed" };
    await expect(amend(ctx(), { ...key, values: { rain: null } }, { check: refuse })).rejects.toMatchObject(refused);
    await expect(remove(ctx(), key, { check: refuse })).rejects.toMatchObject(refused);
    expect(await getReading(ctx(), key)).toEqual(before);
    expect(await entriesOn(id)).toEqual([]);
    await remove(ctx(), key, { check: (current) => expect(current).toEqual(before) });
    await expect(getReading(ctx(), key)).rejects.toMatchObject({ code: "not_found" });
  });

  it("an amendment requires the permission to change readings", async () => {
    const id = await stationWithReading();
    await expect(change(id, { rain: null }, ANYONE)).rejects.toMatchObject({ code: "unauthenticated" });
    for (const actor of [deviceOf(id), await newActor(fixture), await newActor(fixture, ["SensorData.delete"])]) {
      await expect(change(id, { rain: null }, actor)).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
