import { beforeEach, expect, it, vi } from "vitest";
import { verifyLogin } from "@/lib/auth/login/login";
import { passwordMatches } from "@/lib/auth/login/password";
import { actorOf } from "@/lib/auth/request";
import { beginSession } from "@/lib/auth/session";
import { userByName } from "@/lib/db/queries/users/logins";
import { forget } from "@/lib/process-singleton";
import { createKey, revokeKey } from "@/lib/services/keys";
import { removeOldLogins, writeAttempts } from "@/lib/services/logins";
import { createStation } from "@/lib/services/stations";
import { DAY_MS } from "@/lib/weather/time/durations";
import { basic, entriesOn, newUser, PASSWORD } from "../auth/people";
import { onEachDatabase } from "../support/database";

// The real password check, except where a test floods it.
vi.mock(import("@/lib/auth/login/password"), async (original) => {
  const password = await original();
  return { ...password, passwordMatches: vi.fn(password.passwordMatches) };
});

let hosts = 0;

onEachDatabase("logins in the log", (fixture) => {
  const log = () => fixture.database.prisma.logEntry;
  const newAddress = () => `10.4.${++hosts >> 8}.${hosts & 255}`;
  const ask = (headers: Record<string, string>, address: string) =>
    actorOf(fixture.database, { headers: new Headers(headers), address }, Date.now());
  const refused = (attempt: Promise<unknown>) => expect(attempt).rejects.toMatchObject({ name: "AppError" });

  beforeEach(() => {
    forget("refusals");
  });

  it("the log records logins that begin sessions, and none for single requests with a password or key", async () => {
    const { id, username } = await newUser(fixture);
    const { id: stationId } = await createStation(fixture.ctx(), { name: "Roof", lat: 1, lon: 2 });
    const { id: keyId, key } = await createKey(fixture.ctx(), { stationId, name: "roof" });
    const address = newAddress();
    const user = await userByName(fixture.database.read, username);
    if (user) await beginSession(fixture.database, user, { address, userAgent: "" }, Date.now(), "admin login page");
    const before = await log().count();
    await ask({ Authorization: basic(username, PASSWORD) }, address);
    await ask({ "X-ApiKey": key }, address);
    await writeAttempts(fixture.ctx());
    expect(await log().count()).toBe(before);
    expect((await entriesOn(fixture, "User", id)).at(-1)).toMatchObject({
      action: "login",
      userId: id,
      actor: username,
      objectLabel: username,
      changes: { way: [null, "admin login page"], address: [null, address] },
    });
    expect(await entriesOn(fixture, "DeviceKey", keyId)).toHaveLength(1);
  });

  it("the log records refused logins by address, for the user that was meant, with their number", async () => {
    const { id, username } = await newUser(fixture);
    const address = newAddress();
    for (let i = 0; i < 6; i++) await refused(ask({ Authorization: basic(username, `wrong ${i}`) }, address));
    await writeAttempts(fixture.ctx());
    const entries = (await entriesOn(fixture, "User", id)).slice(1);
    expect(entries).toEqual([
      expect.objectContaining({
        action: "refused login",
        userId: null,
        actor: address,
        objectLabel: username,
        changes: { way: [null, "Basic"] },
        reason: expect.stringMatching(/^Invalid username\/password\. 6 times(, \d of them while they had to wait)?\.$/),
      }),
    ]);
    expect(JSON.stringify(entries)).not.toContain("wrong");
  });

  it("an unknown user name is logged as one harmless line", async () => {
    const address = newAddress();
    const names = ["a\0b", "\u001b]0;x\u0007\r\nb", "a\u202egnp.exe", "ad\u200bmin", "x".repeat(5000), " ", "'; --"];
    for (const username of names) {
      await refused(verifyLogin(fixture.database, { username, password: "wrong", address, way: "NextAuth" }));
    }
    await writeAttempts(fixture.ctx());
    const entries = await log().findMany({ where: { actor: address }, orderBy: { id: "asc" } });
    expect(entries).toHaveLength(names.length);
    for (const { objectId, objectLabel } of entries) {
      expect(objectId).toBe("");
      expect(objectLabel).toMatch(/^[^\p{C}]{1,150}$/u);
    }
  });

  it("invalid keys are logged by their names, and no key is logged itself", async () => {
    const { id: stationId } = await createStation(fixture.ctx(), { name: "Roof", lat: 1, lon: 2 });
    const { id, key } = await createKey(fixture.ctx(), { stationId, name: "mast" });
    await revokeKey(fixture.ctx(), { id });
    const address = newAddress();
    await refused(ask({ "X-ApiKey": key }, address));
    await refused(ask({ Authorization: "Bearer ws_never-was" }, address));
    await writeAttempts(fixture.ctx());
    const entries = await log().findMany({ where: { actor: address }, orderBy: { id: "asc" } });
    expect(entries).toMatchObject([
      { action: "refused key", model: "DeviceKey", objectId: String(id), objectLabel: "mast", reason: "Revoked key." },
      { action: "refused key", objectId: "", objectLabel: "unknown key", reason: "Unknown key." },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/ws_/);
  });

  it("a flood of logins leaves few rows in the log", async () => {
    const before = await log().count();
    const { username } = await newUser(fixture);
    vi.mocked(passwordMatches).mockResolvedValue(false);
    for (let i = 0; i < 10_000; i += 50) {
      const flood = Array.from({ length: 50 }, (_, n) => {
        const name = n % 2 === 0 ? username : `guess-${i + n}`;
        return verifyLogin(fixture.database, {
          username: name,
          password: "wrong",
          address: newAddress(),
          way: "Basic",
        });
      });
      await Promise.allSettled(flood);
      if (i % 1000 === 0) await writeAttempts(fixture.ctx());
    }
    await writeAttempts(fixture.ctx(), { all: true });
    vi.mocked(passwordMatches).mockReset();
    expect((await log().count()) - before).toBeLessThan(250);
  });

  it("login entries are removed after 90 days, and entries of changes stay", async () => {
    const now = Date.now();
    const row = { actor: "x", model: "User", objectId: "0", objectLabel: "old", changes: {} };
    for (const days of [89, 91, 400]) {
      const time = new Date(now - days * DAY_MS);
      for (const action of ["login", "refused login", "refused key", "reset asked", "change"]) {
        await log().create({ data: { ...row, action, time } });
      }
    }
    await removeOldLogins(fixture.ctx({ now }));
    const left = await log().findMany({ where: { objectLabel: "old" }, orderBy: { id: "asc" } });
    expect(left.filter(({ action }) => action === "change")).toHaveLength(3);
    expect(left.filter(({ action }) => action !== "change")).toHaveLength(4);
  });
});
