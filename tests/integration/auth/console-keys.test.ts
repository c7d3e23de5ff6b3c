import { expect, it } from "vitest";
import { hashKey, verifyKey } from "@/lib/auth/device-key";
import type { KeyKind } from "@/lib/contract/device/key";
import { createKey, getKey, rotateKey, updateKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../support/database";

const NOW = Date.UTC(2026, 0, 15, 12);
let clients = 0;

onEachDatabase("the key of a console", (fixture) => {
  const newKey = async (kind: "device" | "console") => {
    const { id: stationId } = await createStation(fixture.ctx(), { name: "Roof", lat: 1, lon: 2 });
    return createKey(fixture.ctx({ now: NOW }), { stationId, kind, name: "garden" });
  };
  /** Each attempt comes from another address, so that none waits for an earlier one. */
  const verify = (key: string, kinds?: KeyKind[]) => {
    clients += 1;
    const login = { hash: hashKey(key), address: `198.51.100.${clients}`, way: "console" as const };
    return verifyKey(fixture.database, kinds ? { ...login, kinds } : login, NOW);
  };

  it("a console's key has 16 letters and digits and may write only", async () => {
    const { key, id } = await newKey("console");
    expect(key).toMatch(/^[A-Za-z0-9]{16}$/);
    expect(await getKey(fixture.ctx(), { id })).toMatchObject({
      kind: "console",
      scopes: ["write"],
      prefix: key.slice(0, 4),
    });
    await updateKey(fixture.ctx({ now: NOW }), { id, scopes: ["read", "write"] });
    expect(await getKey(fixture.ctx(), { id })).toMatchObject({ scopes: ["write"] });
  });

  it("a console's key is accepted where consoles are, and nowhere else", async () => {
    const { key, id } = await newKey("console");
    expect(await verify(key, ["console", "device"])).toMatchObject({ id, scopes: new Set(["write"]) });
    await expect(verify(key)).rejects.toMatchObject({ code: "unauthenticated", message: "Invalid key." });
  });

  it("a device's key is accepted where consoles are", async () => {
    const { key, id } = await newKey("device");
    expect(await verify(key, ["console", "device"])).toMatchObject({ id });
  });

  it("the replacement of a console's key is one, too", async () => {
    const { id } = await newKey("console");
    const { key } = await rotateKey(fixture.ctx({ now: NOW }), { id, overlapHours: 1 });
    expect(key).toMatch(/^[A-Za-z0-9]{16}$/);
    expect(await verify(key, ["console"])).toMatchObject({ scopes: new Set(["write"]) });
  });

  it("nobody can make an identifier's key", async () => {
    const input = { stationId: 1, kind: "identifier", name: "x" };
    await expect(createKey(fixture.ctx(), input as never)).rejects.toMatchObject({ code: "invalid" });
  });
});
