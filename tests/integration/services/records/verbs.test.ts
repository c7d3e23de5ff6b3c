import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { recordVerbs } from "@/lib/services/records";
import { onEachDatabase } from "../../support/database";
import { ANYONE, newActor } from "../actors";

const NOW = Date.UTC(2026, 0, 15, 12);
const check = () => {};

onEachDatabase("the generic verbs of a model that has none of its own", (fixture) => {
  const ctx = (actor?: Actor) => fixture.ctx({ now: NOW, ...(actor ? { actor } : {}) });
  const entries = (model: string) =>
    fixture.database.prisma.logEntry.findMany({ where: { model }, orderBy: { id: "asc" } });
  const newStation = async () =>
    (await recordVerbs("Station").create.run(ctx(), { name: "A", lat: 1, lon: 2, timeZone: "UTC" })).key;
  const keyFields = (stationId: number | string | undefined, hash: string) => ({
    stationId: Number(stationId),
    name: "k",
    hash,
    prefix: "p",
  });

  it("generic verbs add, read, change and remove a record, with log entries", async () => {
    const { get, create, update, remove } = recordVerbs("Setting");
    const { key } = await create.run(ctx(), { name: "colour", value: "red" });
    expect(key).toEqual({ name: "colour" });
    expect(await get(ctx(), key)).toEqual({ name: "colour", value: "red" });
    await update.run(ctx(), key, { value: "blue" }, (current) => expect(current).toMatchObject({ value: "red" }));
    await update.run(ctx(), key, { value: "blue" }, check);
    await remove(ctx(), key, { check, reason: "faded" });
    await expect(get(ctx(), key)).rejects.toMatchObject({ code: "not_found" });
    await expect(update.run(ctx(), key, {}, check)).rejects.toMatchObject({ code: "not_found" });
    await expect(remove(ctx(), key, { check, reason: "" })).rejects.toMatchObject({ code: "not_found" });
    const named = { objectId: "colour", objectLabel: "colour", actor: "test" };
    expect(await entries("Setting")).toMatchObject([
      { ...named, action: "add", changes: { name: [null, "colour"], value: [null, "red"] } },
      { ...named, action: "change", changes: { value: ["red", "blue"] } },
      { ...named, action: "delete", changes: { value: ["blue", null] }, reason: "faded" },
    ]);
  });

  it("generic verbs return every kind of value as it was stored, with the database's default times", async () => {
    const { get, create, update } = recordVerbs("Station");
    const values = {
      name: "Ä😀",
      lat: 1.5,
      lon: -2,
      timeZone: "UTC",
      isPublic: false,
      latest: { rain: [1, "ü"] },
    };
    const { key } = await create.run(ctx(), { ...values, timestamp: NOW - 1, elevation: null });
    const item = { ...values, timestamp: NOW - 1, elevation: null, qualityState: null, isDemo: false, description: "" };
    expect(await get(ctx(), key)).toMatchObject({ ...item, createdAt: NOW, updatedAt: NOW, ownerId: null });
    await update.run(fixture.ctx({ now: NOW + 5 }), key, { latest: null, isPublic: true }, check);
    expect(await get(ctx(), key)).toMatchObject({ latest: null, isPublic: true, createdAt: NOW, updatedAt: NOW + 5 });
  });

  it("generic verbs refuse values that the database cannot store with the messages of a form", async () => {
    const { create, update } = recordVerbs("DeviceKey");
    const { id } = await newStation();
    const { key } = await create.run(ctx(), keyFields(id, "first"));
    await create.run(ctx(), keyFields(id, "second"));
    const taken = { hash: ["Device key with this Hash already exists."] };
    const unknown = { stationId: ["Select a valid choice. That choice is not one of the available choices."] };
    await expect(create.run(ctx(), keyFields(99_999, "first"))).rejects.toMatchObject({
      code: "invalid",
      fields: { ...unknown },
    });
    await expect(create.run(ctx(), keyFields(id, "first"))).rejects.toMatchObject({ code: "invalid", fields: taken });
    await expect(update.run(ctx(), key, { hash: "second" }, check)).rejects.toMatchObject({ fields: taken });
    await expect(update.run(ctx(), key, { stationId: 99_999 }, check)).rejects.toMatchObject({ fields: unknown });
    await expect(update.run(ctx(), key, { hash: null }, check)).rejects.toMatchObject({
      fields: { hash: ["This field is required."] },
    });
    await update.run(ctx(), key, { hash: "first", name: "new" }, check);
    const together = { userId: (await newActor(fixture)).id, model: "Station", action: "view" };
    const permissions = recordVerbs("UserPermission");
    expect(await permissions.create.run(ctx(), together)).toEqual({ key: together });
    await expect(permissions.create.run(ctx(), together)).rejects.toMatchObject({
      fields: { non_field_errors: ["User permission with this User, Model and Action already exists."] },
    });
  });

  it("generic verbs give a unique name to one of two concurrent requests", async () => {
    const { create } = recordVerbs("JobLease");
    const lease = { name: "sweep", holder: "me", expiresAt: NOW };
    const results = await Promise.allSettled([1, 2, 3].map(() => create.run(ctx(), lease)));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "invalid" } });
    expect(await entries("JobLease")).toHaveLength(1);
  });

  it("generic verbs change nothing if the caller's check of the record fails", async () => {
    const { create, update, remove, get } = recordVerbs("Setting");
    const { key } = await create.run(ctx(), { name: "kept", value: "1" });
    const refuse = () => {
      throw new Error("not that");
    };
    await expect(update.run(ctx(), key, { value: "2" }, refuse)).rejects.toThrow("not that");
    await expect(remove(ctx(), key, { check: refuse, reason: "" })).rejects.toThrow("not that");
    expect(await get(ctx(), key)).toEqual({ name: "kept", value: "1" });
  });

  it("generic verbs add all records or none, and say which one is invalid", async () => {
    const { createMany } = recordVerbs("Setting");
    const named = (name: string) => ({ name, value: "v" });
    await expect(createMany.run(ctx(), [named("a"), named("b"), named("a")])).rejects.toMatchObject({
      fields: { "2.name": ["Setting with this Name already exists."] },
    });
    await expect(createMany.run(ctx(), [named("a"), { name: "b" }])).rejects.toMatchObject({
      fields: { "1.value": ["This field is required."] },
    });
    expect(await fixture.database.prisma.setting.count({ where: { value: "v" } })).toBe(0);
    expect(await createMany.run(ctx(), [named("a"), named("b")])).toBe(2);
    expect((await entries("Setting")).slice(-2).map(({ objectId }) => objectId)).toEqual(["a", "b"]);
  });

  it("generic verbs require the permissions", async () => {
    const { get, create, update, remove, createMany } = recordVerbs("Setting");
    const key = { name: "kept" };
    const all = (actor: Actor) => [
      () => get(ctx(actor), key),
      () => create.run(ctx(actor), { name: "x", value: "" }),
      () => update.run(ctx(actor), key, { value: "2" }, check),
      () => remove(ctx(actor), key, { check, reason: "" }),
      () => createMany.run(ctx(actor), []),
    ];
    for (const call of all(ANYONE)) await expect(call()).rejects.toMatchObject({ code: "unauthenticated" });
    const other = await newActor(fixture, ["Station.add", "Station.change"]);
    for (const call of all(other)) await expect(call()).rejects.toMatchObject({ code: "forbidden" });
  });
});
