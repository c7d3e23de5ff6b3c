import { expect, it } from "vitest";
import { actorOf } from "@/lib/auth/request";
import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../support/database";
import { basic, newUser, PASSWORD } from "./people";

onEachDatabase("who sends a request", (fixture) => {
  // Each from another address, so that the wrong ones are not too many.
  let hosts = 0;
  const actor = (headers: Record<string, string>) => {
    const address = `198.51.${fixture.dialect === "sqlite" ? 100 : 101}.${++hosts}`;
    return actorOf(fixture.database, { headers: new Headers(headers), address }, Date.now());
  };

  async function newKey() {
    const { id: stationId } = await createStation(fixture.ctx(), { name: "Test", lat: 1, lon: 2 });
    return createKey(fixture.ctx(), { stationId, name: "roof" });
  }

  it("is nobody in particular without credentials", async () => {
    expect(await actor({})).toEqual({ kind: "anonymous" });
    expect(await actor({ authorization: "" })).toEqual({ kind: "anonymous" });
    expect(await actor({ authorization: "Digest username=x" })).toEqual({ kind: "anonymous" });
  });

  it("is a user by Basic, in any case of the word", async () => {
    const { id, username } = await newUser(fixture);
    const header = basic(username, PASSWORD);
    for (const authorization of [header, header.replace("Basic", "basic"), header.replace("Basic", "BASIC")]) {
      expect(await actor({ authorization })).toMatchObject({ kind: "user", id });
    }
  });

  it("is a device by Bearer or X-ApiKey", async () => {
    const { id, key, stationId } = await newKey();
    const device = { kind: "key", id, stationId };
    expect(await actor({ authorization: `Bearer ${key}` })).toMatchObject(device);
    expect(await actor({ authorization: `bearer   ${key}` })).toMatchObject(device);
    expect(await actor({ "x-apikey": key })).toMatchObject(device);
    expect(await actor({ "x-apikey": ` ${key} ` })).toMatchObject(device);
  });

  it("is refused, not taken for nobody, when the credentials are wrong", async () => {
    const { username } = await newUser(fixture);
    const refused = { code: "unauthenticated" };
    await expect(actor({ authorization: "Basic" })).rejects.toMatchObject(refused);
    await expect(actor({ authorization: basic(username, "wrong horse") })).rejects.toMatchObject(refused);
    for (const headers of [
      { authorization: "Bearer nonsense" },
      { authorization: "Bearer" },
      { "x-apikey": "" },
      { "x-apikey": "ws_" },
    ]) {
      await expect(actor(headers as Record<string, string>)).rejects.toMatchObject({
        ...refused,
        message: "Invalid key.",
      });
    }
  });

  it("is told nothing of what is wrong with a key", async () => {
    const { id, key } = await newKey();
    for (const data of [
      { addresses: "10.0.0.0/8" },
      { addresses: "", expiresAt: new Date(1000) },
      { expiresAt: null, revokedAt: new Date(1000) },
    ]) {
      await fixture.database.prisma.deviceKey.update({ where: { id }, data });
      await expect(actor({ "x-apikey": key })).rejects.toMatchObject({
        code: "unauthenticated",
        message: "Invalid key.",
      });
    }
  });
});
