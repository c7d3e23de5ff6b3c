import { expect, it, vi } from "vitest";
import { actorByKey } from "@/lib/auth/device-key";
import type { Sql } from "@/lib/db/sql";
import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../support/database";
import { entriesOn } from "./people";

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;

onEachDatabase("a device key", (fixture) => {
  const prisma = () => fixture.database.prisma;
  const actorAt = (key: string, now: number) => actorByKey(fixture.database, key, "192.0.2.1", now);

  async function newKey(name = "roof") {
    const station = await createStation(fixture.ctx(), { name: "Test", lat: 1, lon: 2 });
    return createKey(fixture.ctx({ now: NOW }), { stationId: station.id, name });
  }

  it("a device key authenticates its device, and its station", async () => {
    const { id, key, stationId } = await newKey();
    expect(key).toMatch(/^ws_[\w-]{43}$/);
    expect(await actorAt(key, NOW)).toEqual({
      kind: "key",
      id,
      name: "roof",
      stationId,
      scopes: new Set(["read", "write"]),
    });
  });

  it("only the hash and the first few characters of a device key are stored", async () => {
    const { id, key } = await newKey();
    const row = await prisma().deviceKey.findUniqueOrThrow({ where: { id } });
    const secret = key.slice(row.prefix.length);
    expect(key.startsWith(row.prefix)).toBe(true);
    expect(row.prefix.length).toBeLessThanOrEqual(9);
    expect(JSON.stringify([row, await entriesOn(fixture, "DeviceKey", id)])).not.toContain(secret);
  });

  it("an unknown, truncated or extended key belongs to no device", async () => {
    const { key } = await newKey();
    const { hash } = await prisma().deviceKey.findFirstOrThrow({ orderBy: { id: "desc" } });
    for (const wrong of ["", "ws_", "nonsense", key.slice(0, -1), `${key}x`, key.toUpperCase(), hash]) {
      expect(await actorAt(wrong, NOW), wrong).toBeUndefined();
    }
  });

  it("a device key stops working when it is revoked", async () => {
    const { id, key } = await newKey();
    await prisma().deviceKey.update({ where: { id }, data: { revokedAt: new Date(NOW) } });
    expect(await actorAt(key, NOW)).toBeUndefined();
  });

  it("a device key stops working at the time it expires", async () => {
    const { id, key } = await newKey();
    await prisma().deviceKey.update({ where: { id }, data: { expiresAt: new Date(NOW + MINUTE) } });
    expect(await actorAt(key, NOW + MINUTE - 1)).toBeDefined();
    expect(await actorAt(key, NOW + MINUTE)).toBeUndefined();
  });

  it("a device key stops working when its station is deleted", async () => {
    const { key, stationId } = await newKey();
    await prisma().station.delete({ where: { id: stationId } });
    expect(await actorAt(key, NOW)).toBeUndefined();
  });

  it("a device key with an address list works from those addresses only", async () => {
    const { id, key } = await newKey();
    await prisma().deviceKey.update({ where: { id }, data: { addresses: "192.0.2.7,10.0.0.0/8,2001:db8::/32" } });
    for (const address of ["192.0.2.7", "10.1.2.3", "2001:db8::9", "::ffff:10.1.2.3"]) {
      expect(await actorByKey(fixture.database, key, address, NOW), address).toMatchObject({ id });
    }
    for (const address of ["192.0.2.8", "11.1.2.3", "2001:db9::9", "unknown", ""]) {
      expect(await actorByKey(fixture.database, key, address, NOW), address).toBeUndefined();
    }
  });

  it("a device key permits what its scopes say", async () => {
    const { id, key } = await newKey();
    for (const [scopes, expected] of [
      ["write", ["write"]],
      ["read", ["read"]],
      ["read,write", ["read", "write"]],
      ["", []],
      ["admin,write", ["write"]],
    ] as const) {
      await prisma().deviceKey.update({ where: { id }, data: { scopes } });
      expect((await actorAt(key, NOW))?.scopes).toEqual(new Set(expected));
    }
  });

  it("a key is accepted even if its last use cannot be recorded, without waiting for that", async () => {
    const { id, key } = await newKey();
    let fail = (_error: Error) => {};
    const transaction = vi.fn(() => new Promise<never>((_resolve, reject) => (fail = reject)));
    const stuck = { ...fixture.database, transaction };
    const asked = () => actorByKey(stuck, key, "192.0.2.1", NOW);
    expect(await asked()).toMatchObject({ id });
    expect(await asked()).toMatchObject({ id });
    expect(transaction).toHaveBeenCalledOnce();
    fail(new Error("disk full"));
    await expect.poll(asked).toMatchObject({ id });
    await expect.poll(() => asked().then(() => transaction.mock.calls.length)).toBe(2);
    fail(new Error("disk full"));
  });

  it("authenticating a device key costs one plain statement", async () => {
    const { key } = await newKey();
    const statements: string[] = [];
    const { read } = fixture.database;
    const watched: Sql = {
      run: read.run,
      all: (statement, values) => {
        statements.push(statement);
        return read.all(statement, values);
      },
    };
    await actorByKey({ ...fixture.database, read: watched }, key, "192.0.2.1", NOW);
    expect(statements).toHaveLength(1);
  });

  it("a device key records when it was last used, to the minute", async () => {
    const { id, key } = await newKey();
    const lastUse = async () => (await prisma().deviceKey.findUniqueOrThrow({ where: { id } })).lastUsedAt?.getTime();
    await actorAt(key, NOW);
    await expect.poll(() => lastUse()).toBe(NOW);
    await actorAt(key, NOW + MINUTE);
    await actorAt(key, NOW + MINUTE + 1);
    await expect.poll(() => lastUse()).toBe(NOW + MINUTE + 1);
  });
});
