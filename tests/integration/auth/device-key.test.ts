import { expect, it } from "vitest";
import { actorByKey } from "@/lib/auth/device-key";
import { createKey } from "@/lib/services/keys/create";
import { createStation } from "@/lib/services/stations/create";
import { onEachDatabase } from "../support/database";
import { entriesOn } from "./people";

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;

onEachDatabase("a device key", (bench) => {
  const prisma = () => bench.database.prisma;
  const actorAt = (key: string, now: number) => actorByKey(bench.database, key, now);

  async function newKey(name = "roof") {
    const station = await createStation(bench.ctx(), { name: "Test", lat: 1, lon: 2 });
    return { stationId: station.id, ...(await createKey(bench.ctx({ now: NOW }), { stationId: station.id, name })) };
  }

  it("stands for its device, and for its station", async () => {
    const { id, key, stationId } = await newKey();
    expect(key).toMatch(/^ws_[\w-]{43}$/);
    expect(await actorAt(key, NOW)).toEqual({ kind: "key", id, name: "roof", stationId });
  });

  it("is kept as a hash and a few first characters only", async () => {
    const { id, key } = await newKey();
    const row = await prisma().deviceKey.findUniqueOrThrow({ where: { id } });
    const secret = key.slice(row.prefix.length);
    expect(key.startsWith(row.prefix)).toBe(true);
    expect(row.prefix.length).toBeLessThanOrEqual(9);
    expect(JSON.stringify([row, await entriesOn(bench, "DeviceKey", id)])).not.toContain(secret);
  });

  it("is nobody's when unknown, in part or with more to it", async () => {
    const { key } = await newKey();
    const { hash } = await prisma().deviceKey.findFirstOrThrow({ orderBy: { id: "desc" } });
    for (const wrong of ["", "ws_", "nonsense", key.slice(0, -1), `${key}x`, key.toUpperCase(), hash]) {
      expect(await actorAt(wrong, NOW), wrong).toBeUndefined();
    }
  });

  it("ends when it is revoked", async () => {
    const { id, key } = await newKey();
    await prisma().deviceKey.update({ where: { id }, data: { revokedAt: new Date(NOW) } });
    expect(await actorAt(key, NOW)).toBeUndefined();
  });

  it("ends at the time it expires", async () => {
    const { id, key } = await newKey();
    await prisma().deviceKey.update({ where: { id }, data: { expiresAt: new Date(NOW + MINUTE) } });
    expect(await actorAt(key, NOW + MINUTE - 1)).toBeDefined();
    expect(await actorAt(key, NOW + MINUTE)).toBeUndefined();
  });

  it("ends with its station", async () => {
    const { key, stationId } = await newKey();
    await prisma().station.delete({ where: { id: stationId } });
    expect(await actorAt(key, NOW)).toBeUndefined();
  });

  it("says when it was last used, to the minute", async () => {
    const { id, key } = await newKey();
    const used = async (now: number) => {
      await actorAt(key, now);
      return (await prisma().deviceKey.findUniqueOrThrow({ where: { id } })).lastUsedAt?.getTime();
    };
    expect(await used(NOW)).toBe(NOW);
    expect(await used(NOW + MINUTE)).toBe(NOW);
    expect(await used(NOW + MINUTE + 1)).toBe(NOW + MINUTE + 1);
  });
});
