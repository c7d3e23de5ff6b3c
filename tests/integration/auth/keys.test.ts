import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { actorByKey } from "@/lib/auth/device-key";
import { createKey, getKey, listKeys, removeKey, revokeKey, rotateKey, updateKey } from "@/lib/services/keys";
import { record } from "@/lib/services/readings";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../support/database";
import { entriesOn } from "./people";

const NOW = Date.UTC(2026, 0, 15, 12);

onEachDatabase("createKey", (fixture) => {
  const newStation = async () => (await createStation(fixture.ctx(), { name: "Roof", lat: 1, lon: 2 })).id;
  const keysOf = (stationId: number) => fixture.database.prisma.deviceKey.findMany({ where: { stationId } });

  it("createKey returns a working key, a different one each time", async () => {
    const stationId = await newStation();
    const [a, b] = [
      await createKey(fixture.ctx(), { stationId, name: "one" }),
      await createKey(fixture.ctx(), { stationId, name: "one" }),
    ];
    expect(a.key).not.toBe(b.key);
    const device = { kind: "key", id: b.id, name: "one", stationId, scopes: new Set(["read", "write"]) };
    expect(await actorByKey(fixture.database, b.key, "192.0.2.1", NOW)).toEqual(device);
  });

  it("createKey writes a log entry that names the key and its station", async () => {
    const stationId = await newStation();
    const { id, key } = await createKey(fixture.ctx({ now: NOW }), { stationId, name: " mast " });
    expect(await entriesOn(fixture, "DeviceKey", id)).toMatchObject([
      {
        time: new Date(NOW),
        actor: "test",
        action: "add",
        objectLabel: `mast (${key.slice(0, 9)}…) of Roof`,
        changes: {
          stationId: [null, stationId],
          name: [null, "mast"],
          scopes: [null, ["read", "write"]],
          addresses: [null, []],
          expiresAt: [null, null],
        },
      },
    ]);
  });

  it("createKey refuses a station that does not exist", async () => {
    const attempt = createKey(fixture.ctx(), { stationId: 999_999, name: "x" });
    await expect(attempt).rejects.toMatchObject({ code: "not_found", message: "There is no station 999999." });
  });

  it("createKey can limit a key to some scopes, a period and a few addresses", async () => {
    const stationId = await newStation();
    const limits = { scopes: ["write" as const], expiresAt: NOW + 1000, addresses: ["10.0.0.0/8"] };
    const { key } = await createKey(fixture.ctx({ now: NOW }), { stationId, name: "x", ...limits });
    const device = await actorByKey(fixture.database, key, "10.1.1.1", NOW);
    expect(device?.scopes).toEqual(new Set(["write"]));
    expect(await actorByKey(fixture.database, key, "192.0.2.1", NOW)).toBeUndefined();
    expect(await actorByKey(fixture.database, key, "10.1.1.1", NOW + 1000)).toBeUndefined();
    expect(await listKeys(fixture.ctx(), { stationId })).toMatchObject([limits]);
  });

  it("createKey refuses limits under which the key could never be used", async () => {
    const stationId = await newStation();
    for (const [field, value] of [
      ["expiresAt", NOW],
      ["scopes", []],
      ["addresses", ["localhost"]],
    ] as const) {
      const attempt = createKey(fixture.ctx({ now: NOW }), { stationId, name: "x", [field]: value });
      await expect(attempt, field).rejects.toMatchObject({ code: "invalid" });
    }
    expect(await keysOf(stationId)).toEqual([]);
  });

  it("createKey refuses a key without a name", async () => {
    const stationId = await newStation();
    for (const name of ["", "   ", "x".repeat(101)]) {
      await expect(createKey(fixture.ctx(), { stationId, name })).rejects.toMatchObject({
        code: "invalid",
        fields: { name: [expect.any(String)] },
      });
    }
    expect(await keysOf(stationId)).toEqual([]);
  });

  it("createKey requires the permission, and a device cannot create a key for itself", async () => {
    const stationId = await newStation();
    const staff: Actor = {
      kind: "user",
      id: 1,
      name: "s",
      isStaff: true,
      isSuperuser: false,
      permissions: new Set(["Station.add"]),
    };
    const device: Actor = { kind: "key", id: 1, name: "d", stationId, scopes: new Set(["read", "write"]) };
    const attempt = (actor: Actor) => createKey(fixture.ctx({ actor }), { stationId, name: "x" });
    await expect(attempt({ kind: "anonymous" })).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(attempt(device)).rejects.toMatchObject({ code: "forbidden" });
    await expect(attempt(staff)).rejects.toMatchObject({ code: "forbidden" });
    expect(await keysOf(stationId)).toEqual([]);
  });
});

onEachDatabase("the life cycle of a key", (fixture) => {
  const DAY = 86_400_000;
  const at = (now: number) => fixture.ctx({ now });
  const works = async (key: string, now: number) =>
    (await actorByKey(fixture.database, key, "10.1.1.1", now)) !== undefined;
  const expiry = async (id: number) =>
    (await fixture.database.prisma.deviceKey.findUniqueOrThrow({ where: { id } })).expiresAt;

  async function newKey(options: Partial<Parameters<typeof createKey>[1]> = {}) {
    const { id: stationId } = await createStation(fixture.ctx(), { name: "Roof", lat: 1, lon: 2 });
    return createKey(at(NOW), { stationId, name: "mast", ...options });
  }

  it("rotating a key creates a successor with the same limits, while the old key works for another day", async () => {
    const old = await newKey({ scopes: ["write"], addresses: ["10.0.0.0/8"] });
    const made = await rotateKey(at(NOW), { id: old.id });
    expect(made.key).not.toBe(old.key);
    expect(await actorByKey(fixture.database, made.key, "10.1.1.1", NOW + 2 * DAY)).toEqual({
      kind: "key",
      id: made.id,
      name: "mast",
      stationId: old.stationId,
      scopes: new Set(["write"]),
    });
    expect(await actorByKey(fixture.database, made.key, "192.0.2.1", NOW)).toBeUndefined();
    expect([await works(old.key, NOW + DAY - 1), await works(old.key, NOW + DAY)]).toEqual([true, false]);
    expect(await entriesOn(fixture, "DeviceKey", old.id)).toMatchObject([
      { action: "add" },
      {
        action: "change",
        changes: { expiresAt: [null, new Date(NOW + DAY).toISOString()] },
        reason: `Replaced by the key ${made.id}.`,
      },
    ]);
    expect(await entriesOn(fixture, "DeviceKey", made.id)).toMatchObject([{ action: "add" }]);
  });

  it("a rotated key's successor lives as long as the key did, and rotation does not prolong the old key", async () => {
    const old = await newKey({ expiresAt: NOW + 10 * DAY });
    const made = await rotateKey(at(NOW + 9.5 * DAY), { id: old.id });
    expect(await expiry(old.id)).toEqual(new Date(NOW + 10 * DAY));
    expect(await expiry(made.id)).toEqual(new Date(NOW + 19.5 * DAY));
  });

  it("rotation can end the old key at once", async () => {
    const old = await newKey();
    await rotateKey(at(NOW), { id: old.id, overlapHours: 0 });
    expect(await works(old.key, NOW)).toBe(false);
  });

  it("an expired or revoked key cannot be rotated", async () => {
    const [expired, revoked] = [await newKey({ expiresAt: NOW + 1 }), await newKey()];
    await revokeKey(at(NOW), { id: revoked.id });
    for (const { id } of [expired, revoked]) {
      await expect(rotateKey(at(NOW + 1), { id })).rejects.toMatchObject({ code: "conflict" });
    }
  });

  it("revoking a key ends it at once, and revoking it again changes nothing", async () => {
    const { id, key } = await newKey();
    await revokeKey(at(NOW), { id });
    await revokeKey(at(NOW + DAY), { id });
    expect(await works(key, NOW)).toBe(false);
    expect(await entriesOn(fixture, "DeviceKey", id)).toMatchObject([
      { action: "add" },
      { action: "change", changes: { revokedAt: [null, new Date(NOW).toISOString()] } },
    ]);
  });

  it("a key records readings only where its scopes allow writing", async () => {
    for (const [scopes, mayWrite] of [
      [["read"], false],
      [["write"], true],
      [["read", "write"], true],
    ] as const) {
      const { key } = await newKey({ scopes: [...scopes] });
      const actor = await actorByKey(fixture.database, key, "10.1.1.1", NOW);
      if (!actor) throw new Error("no such key");
      const attempt = record(fixture.ctx({ actor, now: NOW }), [{ temperature: 20 }]);
      if (mayWrite) expect(await attempt).toMatchObject([{ status: "stored" }]);
      else await expect(attempt).rejects.toMatchObject({ code: "forbidden", message: "This key may not write." });
    }
  });

  it("the list of keys shows a key without its secret", async () => {
    const { id, key, stationId } = await newKey();
    const other = await newKey();
    const keys = await listKeys(fixture.ctx(), { stationId });
    expect(keys).toEqual([
      {
        id,
        stationId,
        kind: "device",
        name: "mast",
        prefix: key.slice(0, 9),
        scopes: ["read", "write"],
        addresses: [],
        createdAt: NOW,
        expiresAt: null,
        revokedAt: null,
        lastUsedAt: null,
      },
    ]);
    expect((await listKeys(fixture.ctx())).map((item) => item.id)).toEqual(expect.arrayContaining([id, other.id]));
  });

  it("keys are managed by users with the permission, and an unknown key is not found", async () => {
    const { id } = await newKey();
    const viewer: Actor = {
      kind: "user",
      id: 1,
      name: "v",
      isStaff: true,
      isSuperuser: false,
      permissions: new Set(["DeviceKey.view"]),
    };
    const ctx = fixture.ctx({ actor: viewer });
    expect(await listKeys(ctx)).not.toEqual([]);
    await expect(rotateKey(ctx, { id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(revokeKey(ctx, { id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(listKeys(fixture.ctx({ actor: { kind: "anonymous" } }))).rejects.toMatchObject({
      code: "unauthenticated",
    });
    const missing = { code: "not_found", message: "There is no key 999999." };
    await expect(rotateKey(at(NOW), { id: 999_999 })).rejects.toMatchObject(missing);
    await expect(revokeKey(at(NOW), { id: 999_999 })).rejects.toMatchObject(missing);
    for (const wrong of [0, -1, 1.5, 2 ** 31]) {
      await expect(revokeKey(at(NOW), { id: wrong })).rejects.toMatchObject({ code: "invalid" });
    }
    await expect(rotateKey(at(NOW), { id, overlapHours: -1 })).rejects.toMatchObject({ code: "invalid" });
  });
});

onEachDatabase("changing and deleting a key", (fixture) => {
  const newKey = async () => {
    const { id: stationId } = await createStation(fixture.ctx(), { name: "Roof", lat: 1, lon: 2 });
    return createKey(fixture.ctx(), { stationId, name: "mast" });
  };

  it("a key whose description is changed keeps working", async () => {
    const { id, key } = await newKey();
    const change = { name: "Mast", scopes: ["write" as const], addresses: ["10.0.0.0/8"], expiresAt: NOW };
    await updateKey(fixture.ctx(), { id, ...change }, { check: (current) => expect(current.name).toBe("mast") });
    expect(await getKey(fixture.ctx(), { id })).toMatchObject(change);
    expect(await actorByKey(fixture.database, key, "10.1.2.3", NOW - 1)).toMatchObject({ name: "Mast" });
    expect(await actorByKey(fixture.database, key, "192.0.2.1", NOW - 1)).toBeUndefined();
    await updateKey(fixture.ctx(), { id, ...change });
    const [, entry, ...others] = await entriesOn(fixture, "DeviceKey", id);
    expect(entry).toMatchObject({ action: "change", changes: { name: ["mast", "Mast"] } });
    expect(others).toEqual([]);
  });

  it("a deleted key no longer authenticates", async () => {
    const { id, key } = await newKey();
    await removeKey(fixture.ctx(), { id });
    expect(await actorByKey(fixture.database, key, "192.0.2.1", NOW)).toBeUndefined();
    await expect(getKey(fixture.ctx(), { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(removeKey(fixture.ctx(), { id })).rejects.toMatchObject({ code: "not_found" });
  });
});
