import { expect, it } from "vitest";
import { actorOf } from "@/lib/auth/request";
import { createKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { onEachDatabase } from "../support/database";
import { basic, newUser, PASSWORD } from "./people";

onEachDatabase("the actor of a request", (fixture) => {
  // Each request comes from another address, so that the wrong ones do not reach the limit.
  let hosts = 0;
  const actor = (headers: Record<string, string>) => {
    const address = `198.51.${fixture.dialect === "sqlite" ? 100 : 101}.${++hosts}`;
    return actorOf(fixture.database, { headers: new Headers(headers), address }, Date.now());
  };

  async function newKey() {
    const { id: stationId } = await createStation(fixture.ctx(), { name: "Test", lat: 1, lon: 2 });
    return createKey(fixture.ctx(), { stationId, name: "roof" });
  }

  it("a request without credentials is anonymous", async () => {
    expect(await actor({})).toEqual({ kind: "anonymous" });
    expect(await actor({ authorization: "" })).toEqual({ kind: "anonymous" });
    expect(await actor({ authorization: "Digest username=x" })).toEqual({ kind: "anonymous" });
  });

  it("a request with Basic credentials acts as the user, whatever the case of the word Basic", async () => {
    const { id, username } = await newUser(fixture);
    const header = basic(username, PASSWORD);
    for (const authorization of [header, header.replace("Basic", "basic"), header.replace("Basic", "BASIC")]) {
      expect(await actor({ authorization })).toMatchObject({ kind: "user", id });
    }
  });

  it("a request with a key in Bearer or X-ApiKey acts as the device", async () => {
    const { id, key, stationId } = await newKey();
    const device = { kind: "key", id, stationId };
    expect(await actor({ authorization: `Bearer ${key}` })).toMatchObject(device);
    expect(await actor({ authorization: `bearer   ${key}` })).toMatchObject(device);
    expect(await actor({ "x-apikey": key })).toMatchObject(device);
    expect(await actor({ "x-apikey": ` ${key} ` })).toMatchObject(device);
  });

  it("a request with wrong credentials is refused, not treated as anonymous", async () => {
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

  it("the refusal of a key does not say what is wrong with it", async () => {
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
