import { expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { actorByKey } from "@/lib/auth/device-key";
import { createKey } from "@/lib/services/keys/create";
import { createStation } from "@/lib/services/stations/create";
import { onEachDatabase } from "../support/database";
import { entriesOn } from "./people";

const NOW = Date.UTC(2026, 0, 15, 12);

onEachDatabase("createKey", (bench) => {
  const newStation = async () => (await createStation(bench.ctx(), { name: "Roof", lat: 1, lon: 2 })).id;
  const keysOf = (stationId: number) => bench.database.prisma.deviceKey.findMany({ where: { stationId } });

  it("makes a key that works, each time another", async () => {
    const stationId = await newStation();
    const [a, b] = [
      await createKey(bench.ctx(), { stationId, name: "one" }),
      await createKey(bench.ctx(), { stationId, name: "one" }),
    ];
    expect(a.key).not.toBe(b.key);
    expect(await actorByKey(bench.database, b.key, NOW)).toEqual({ kind: "key", id: b.id, name: "one", stationId });
  });

  it("leaves an entry in the log that tells which key, and of what", async () => {
    const stationId = await newStation();
    const { id, key } = await createKey(bench.ctx({ now: NOW }), { stationId, name: " mast " });
    expect(await entriesOn(bench, "DeviceKey", id)).toMatchObject([
      {
        time: new Date(NOW),
        actor: "test",
        action: "add",
        objectLabel: `mast (${key.slice(0, 9)}…) of Roof`,
        changes: { stationId: [null, stationId], name: [null, "mast"] },
      },
    ]);
  });

  it("makes none for a station that is not there", async () => {
    const attempt = createKey(bench.ctx(), { stationId: 999_999, name: "x" });
    await expect(attempt).rejects.toMatchObject({ code: "not_found", message: "There is no station 999999." });
  });

  it("makes none without a name", async () => {
    const stationId = await newStation();
    for (const name of ["", "   ", "x".repeat(101)]) {
      await expect(createKey(bench.ctx(), { stationId, name })).rejects.toMatchObject({
        code: "invalid",
        fields: { name: [expect.any(String)] },
      });
    }
    expect(await keysOf(stationId)).toEqual([]);
  });

  it("makes one for those who may only; a device may not make itself another", async () => {
    const stationId = await newStation();
    const staff: Actor = {
      kind: "user",
      id: 1,
      name: "s",
      isStaff: true,
      isSuperuser: false,
      permissions: new Set(["Station.add"]),
    };
    const device: Actor = { kind: "key", id: 1, name: "d", stationId };
    const attempt = (actor: Actor) => createKey(bench.ctx({ actor }), { stationId, name: "x" });
    await expect(attempt({ kind: "anonymous" })).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(attempt(device)).rejects.toMatchObject({ code: "forbidden" });
    await expect(attempt(staff)).rejects.toMatchObject({ code: "forbidden" });
    expect(await keysOf(stationId)).toEqual([]);
  });
});
