import { afterEach, beforeEach, expect, it } from "vitest";
import { identify } from "@/lib/auth/request";
import { createKey, revokeKey } from "@/lib/services/keys";
import { createStation } from "@/lib/services/stations";
import { DAY_MS } from "@/lib/weather/time/durations";
import { countingReads, onEachDatabase } from "../support/database";
import { letClockRun, pass, stopClock } from "./clock";
import { basic, newUser, PASSWORD } from "./people";

const WRONG = { code: "unauthenticated", message: "Invalid key." };
const tooMany = (seconds: number) => ({
  code: "too_many",
  message: `Too many failed logins. Expected available in ${seconds} second${seconds === 1 ? "" : "s"}.`,
  retryAfter: seconds,
});
let hosts = 0;

onEachDatabase("wrong keys", (fixture) => {
  const newAddress = () => `10.2.${++hosts >> 8}.${hosts & 255}`;
  const ask = (headers: Record<string, string>, address: string, database = fixture.database) =>
    identify(database, { headers: new Headers(headers), address }, Date.now());
  const bearer = (key: string, address: string) => ask({ Authorization: `Bearer ${key}` }, address);
  const apiKey = (key: string, address: string) => ask({ "X-ApiKey": key }, address);
  const refused = (attempt: Promise<unknown>, refusal: object) => expect(attempt).rejects.toMatchObject(refusal);

  async function newKey() {
    const { id: stationId } = await createStation(fixture.ctx(), { name: "Roof", lat: 1, lon: 2 });
    return createKey(fixture.ctx(), { stationId, name: "roof" });
  }

  /** Tries this many wrong keys one after the other, in either header. Returns how many of them were checked. */
  async function guess(count: number, address: string): Promise<number> {
    let judged = 0;
    for (let i = 0; i < count; i++) {
      const error = await [bearer, apiKey][i % 2]?.(`ws_guess-${i}`, address).catch((refusal) => refusal);
      expect(["unauthenticated", "too_many"]).toContain(error.code);
      if (error.code === "unauthenticated") judged += 1;
    }
    return judged;
  }

  beforeEach(stopClock);
  afterEach(letClockRun);

  it("wrong keys delay the next ones from the same address, in either header, twice as long each time", async () => {
    const { key } = await newKey();
    const address = newAddress();
    expect(await guess(50, address)).toBe(4);
    for (const seconds of [1, 2, 4, 8]) {
      await refused(bearer("ws_wrong", address), tooMany(seconds));
      // Where no device is known, even a good key is not checked.
      await refused(apiKey(key, address), tooMany(seconds));
      pass(seconds * 1000);
      await refused(apiKey("ws_wrong once more", address), WRONG);
    }
    expect(await bearer(key, newAddress())).toMatchObject({ by: "key" });
    pass(16_000);
    expect(await bearer(key, address)).toMatchObject({ by: "key" });
  });

  it("no user name can make a wrong password count as a wrong key", async () => {
    const { key } = await newKey();
    const address = newAddress();
    for (const name of ["any device", "any device".padEnd(151), "any device".padEnd(400)]) {
      for (let i = 0; i < 6; i++) await ask({ Authorization: basic(name, "a wrong one") }, address).catch(() => {});
    }
    expect(await bearer(key, address)).toMatchObject({ by: "key" });
  });

  it("wrong keys are counted by network: an IPv6 /64 counts as one", async () => {
    const network = `2001:db8:${fixture.dialect === "sqlite" ? "c" : "d"}:1`;
    for (let i = 0; i < 4; i++) await refused(bearer("ws_wrong", `${network}::${i}`), WRONG);
    await refused(bearer("ws_wrong", `${network}:ffff::1`), tooMany(1));
    await refused(bearer("ws_wrong", `${network.slice(0, -1)}2::1`), WRONG);
  });

  it("wrong keys never lock out a device on an address that one has used in the last 30 days", async () => {
    const [known, neighbour] = [await newKey(), await newKey()];
    const address = newAddress();
    await bearer(known.key, address);
    pass(29 * DAY_MS);
    expect(await guess(50, address)).toBe(4);
    await refused(bearer("ws_wrong", address), tooMany(1));
    expect(await apiKey(neighbour.key, address)).toMatchObject({ by: "key", actor: { id: neighbour.id } });
    // It does not reset the delay of clients that guess.
    await refused(bearer("ws_wrong", address), tooMany(1));
    pass(31 * DAY_MS);
    expect(await guess(50, address)).toBe(4);
    await refused(bearer(known.key, address), tooMany(1));
  });

  it("revoked and expired keys, and keys used from a foreign address, count as wrong keys", async () => {
    const [revoked, expired, elsewhere] = [await newKey(), await newKey(), await newKey()];
    await revokeKey(fixture.ctx(), { id: revoked.id });
    const { deviceKey } = fixture.database.prisma;
    await deviceKey.update({ where: { id: expired.id }, data: { expiresAt: new Date(1000) } });
    await deviceKey.update({ where: { id: elsewhere.id }, data: { addresses: "192.0.2.1" } });
    const address = newAddress();
    for (const { key } of [revoked, expired, elsewhere, revoked]) await refused(bearer(key, address), WRONG);
    await refused(bearer(expired.key, address), tooMany(1));
  });

  it("wrong keys delay no password, and wrong passwords delay no key", async () => {
    const { username } = await newUser(fixture);
    const { key } = await newKey();
    const address = newAddress();
    await guess(10, address);
    expect(await ask({ Authorization: basic(username, PASSWORD) }, address)).toMatchObject({ by: "basic" });
    const other = newAddress();
    for (let i = 0; i < 4; i++) {
      await refused(ask({ Authorization: basic(username, `wrong ${i}`) }, other), { code: "unauthenticated" });
    }
    expect(await bearer(key, other)).toMatchObject({ by: "key" });
  });

  it("concurrent good keys of many devices do not count as wrong keys", async () => {
    const keys = await Promise.all(Array.from({ length: 30 }, newKey));
    const address = newAddress();
    const all = await Promise.all(keys.map(({ key }) => bearer(key, address)));
    expect(all.map(({ by }) => by)).toEqual(Array(30).fill("key"));
  });

  it("wrong keys add no statement to the cost of a good key", async () => {
    const { key } = await newKey();
    const address = newAddress();
    const { database, reads } = countingReads(fixture.database);
    for (let n = 1; n <= 3; n++) {
      await ask({ "X-ApiKey": key }, address, database);
      expect(reads()).toBe(n);
      await guess(5, address);
    }
  });
});
