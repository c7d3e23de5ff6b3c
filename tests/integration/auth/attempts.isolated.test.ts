import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { verifyLogin } from "@/lib/auth/login/login";
import { passwordMatches } from "@/lib/auth/login/password";
import { changePassword } from "@/lib/services/users";
import { MINUTE_MS } from "@/lib/weather/time/durations";
import { onEachDatabase } from "../support/database";
import { letClockRun, pass, stopClock } from "./clock";
import { newUser, PASSWORD } from "./people";

// The real hash functions, spied on, and sometimes slowed down by a test: what matters here is how often they are called.
vi.mock(import("@/lib/auth/login/password"), async (original) => {
  const password = await original();
  return { ...password, passwordMatches: vi.fn(password.passwordMatches) };
});

const WRONG = { code: "unauthenticated", message: "Invalid username/password." };
const tooMany = (seconds: number) => ({
  code: "too_many",
  message: `Too many failed logins. Expected available in ${seconds} second${seconds === 1 ? "" : "s"}.`,
  retryAfter: seconds,
});
const locked = (minutes: number) => ({
  code: "too_many",
  message: `Too many failed logins. This user can log in from a new address again in ${minutes} minutes.`,
  retryAfter: minutes * 60,
});
const TOO_MANY = { code: "too_many", message: expect.stringMatching(/^Too many failed logins\./) };
let hosts = 0;

onEachDatabase("wrong passwords", (fixture) => {
  const newAddress = () => `10.1.${++hosts >> 8}.${hosts & 255}`;
  const login = (username: string, password: string, address: string) =>
    verifyLogin(fixture.database, { username, password, address, way: "Basic" });
  const refused = (attempt: Promise<unknown>, refusal: object) => expect(attempt).rejects.toMatchObject(refusal);
  /** Ten, each from another address. */
  const failTenTimes = async (username: string) => {
    for (let i = 0; i < 10; i++) await refused(login(username, `wrong ${i}`, newAddress()), WRONG);
  };

  beforeEach(() => {
    vi.mocked(passwordMatches).mockReset();
    stopClock();
  });
  afterEach(letClockRun);

  it("wrong passwords delay the next ones for this user name from this address, twice as long each time", async () => {
    const { username } = await newUser(fixture);
    const other = await newUser(fixture);
    for (const name of [username, `nobody-${fixture.dialect}`]) {
      const address = newAddress();
      for (let i = 0; i < 4; i++) await refused(login(name, `wrong ${i}`, address), WRONG);
      for (const seconds of [1, 2, 4, 8]) {
        vi.mocked(passwordMatches).mockClear();
        await refused(login(name, "wrong again", address), tooMany(seconds));
        await refused(login(name, PASSWORD, address), tooMany(seconds));
        expect(passwordMatches).not.toHaveBeenCalled();
        pass(seconds * 1000);
        await refused(login(name, "wrong once more", address), WRONG);
      }
      expect(await login(other.username, PASSWORD, address)).toMatchObject({ id: other.id });
    }
    expect(await login(username, PASSWORD, newAddress())).toMatchObject({ username });
  });

  it("a known user never waits more than a minute, and a good login resets the delay of its wrong passwords", async () => {
    const { username } = await newUser(fixture);
    const address = newAddress();
    await login(username, PASSWORD, address);
    for (let i = 0; i < 12; i++) {
      await refused(login(username, `wrong ${i}`, address), WRONG);
      pass(MINUTE_MS);
    }
    await changePassword(fixture.ctx(), { username, password: "another horse" });
    expect(await login(username, "another horse", address)).toMatchObject({ username });
    for (let i = 0; i < 4; i++) await refused(login(username, `wrong ${i}`, address), WRONG);
    await refused(login(username, PASSWORD, address), tooMany(1));
  });

  it("ten wrong passwords lock out unknown addresses for a quarter of an hour, but not the user's own address", async () => {
    const { username } = await newUser(fixture);
    const own = newAddress();
    await login(username, PASSWORD, own);
    await failTenTimes(username);
    vi.mocked(passwordMatches).mockClear();
    await refused(login(username, PASSWORD, newAddress()), locked(15));
    // A success must not reveal which of many passwords is the right one, either.
    expect(passwordMatches).not.toHaveBeenCalled();
    await refused(login(username, "wrong", own), WRONG);
    pass(6 * MINUTE_MS);
    await refused(login(username, PASSWORD, newAddress()), locked(9));
    expect(await login(username, PASSWORD, own)).toMatchObject({ username });
    pass(9 * MINUTE_MS);
    expect(await login(username, PASSWORD, newAddress())).toMatchObject({ username });
  });

  it("a user's own address is exempt from the lockout of others for 30 days after its last good login", async () => {
    const { username } = await newUser(fixture);
    const own = newAddress();
    await login(username, PASSWORD, own);
    pass(29 * 24 * 60 * MINUTE_MS);
    await failTenTimes(username);
    await refused(login(username, PASSWORD, newAddress()), locked(15));
    await refused(login(username, "wrong", own), WRONG);
    pass(2 * 24 * 60 * MINUTE_MS);
    await failTenTimes(username);
    await refused(login(username, "another", own), locked(15));
  });

  it("unknown user names are locked out in the same way as known ones", async () => {
    const nobody = `locked-nobody-${fixture.dialect}`;
    await failTenTimes(nobody);
    await refused(login(nobody, "wrong", newAddress()), locked(15));
  });

  it("wrong passwords count for one user in any case and Unicode form of the name, even if nobody has it", async () => {
    const { username } = await newUser(fixture, { username: `Jürgen.${fixture.dialect}` });
    const own = newAddress();
    await login(username.toUpperCase(), PASSWORD, own);
    for (const name of [username, `Jörg.${fixture.dialect}`]) {
      const forms = [
        name,
        name.toUpperCase(),
        name.toLowerCase(),
        name.normalize("NFD"),
        `J${name.slice(1).toUpperCase()}`,
      ];
      for (const form of [...forms, ...forms]) await refused(login(form, "wrong", newAddress()), WRONG);
      for (const form of forms) await refused(login(form, "wrong", newAddress()), locked(15));
    }
    expect(await login(username.toLowerCase(), PASSWORD, own)).toMatchObject({ username });
  });

  it("wrong passwords do not lock out a login that succeeded a moment ago from the same address", async () => {
    const { username } = await newUser(fixture);
    const address = newAddress();
    await login(username, PASSWORD, address);
    for (let i = 0; i < 4; i++) await refused(login(username, `wrong ${i}`, address), WRONG);
    await refused(login(username, "wrong again", address), TOO_MANY);
    expect(await login(username, PASSWORD, address)).toMatchObject({ username });
    await changePassword(fixture.ctx(), { username, password: "another horse" });
    await refused(login(username, PASSWORD, address), TOO_MANY);
  });

  it("after a hundred wrong passwords an address is refused for all users; an IPv6 /64 counts as one address", async () => {
    vi.mocked(passwordMatches).mockResolvedValue(false);
    const network = `2001:db8:${fixture.dialect === "sqlite" ? "a" : "b"}:1`;
    for (let i = 0; i < 100; i++) await refused(login(`guess-${i}`, "wrong", `${network}::${i.toString(16)}`), WRONG);
    await refused(login("guess-100", "wrong", `${network}:ffff::1`), tooMany(60));
    await refused(login("guess-100", "wrong", `${network.slice(0, -1)}2::1`), WRONG);
  });

  it("passwords count as attempts before they are checked, so that many concurrent ones do not slip through", async () => {
    const { username } = await newUser(fixture);
    const address = newAddress();
    const all = Array.from({ length: 30 }, (_, i) => login(username, `wrong ${i}`, address));
    const codes = (await Promise.allSettled(all)).map((result) => result.status === "rejected" && result.reason.code);
    expect(codes.filter((code) => code === "unauthenticated")).toHaveLength(4);
    expect(codes.filter((code) => code === "too_many")).toHaveLength(26);
  });

  it("many concurrent good logins do not count as wrong passwords", async () => {
    const { username } = await newUser(fixture);
    const address = newAddress();
    const all = await Promise.all(Array.from({ length: 30 }, () => login(username, PASSWORD, address)));
    expect(all.map((user) => user.username)).toEqual(Array(30).fill(username));
    expect(passwordMatches).toHaveBeenCalledOnce();
    for (let i = 0; i < 4; i++) await refused(login(username, `wrong ${i}`, address), WRONG);
  });

  it("few passwords are checked at a time, and no more wait than can be checked soon", async () => {
    let running = 0;
    let most = 0;
    const ends: (() => void)[] = [];
    vi.mocked(passwordMatches).mockImplementation(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
      return false;
    });
    let turnedAway = 0;
    const all = Array.from({ length: 200 }, (_, i) =>
      login(`flood-${i}`, "wrong", newAddress()).catch((error) => {
        if (error.code === "too_many") turnedAway += 1;
        return error;
      }),
    );
    // Two are checked and 64 wait, until all the others have been told to retry later.
    while (turnedAway < 200 - 2 - 64) await new Promise(setImmediate);
    let open = true;
    const done = Promise.all(all).finally(() => {
      open = false;
    });
    while (open) {
      ends.shift()?.();
      await new Promise(setImmediate);
    }
    const refusals = (await done).filter((error) => error.code === "too_many");
    expect(most).toBe(2);
    expect(refusals).toHaveLength(134);
    expect(refusals[0]).toMatchObject({ message: "Too many logins at once. Try again in a moment.", retryAfter: 2 });
    // A client that is refused because of the load has made no wrong attempt.
    vi.mocked(passwordMatches).mockReset();
    const { username } = await newUser(fixture);
    expect(await login(username, PASSWORD, newAddress())).toMatchObject({ username });
  });

  it("a wrong password costs as much for an unknown or inactive user as for an active one", async () => {
    const { id, username } = await newUser(fixture);
    await fixture.database.prisma.user.update({ where: { id }, data: { isActive: false } });
    const { username: active } = await newUser(fixture);
    for (const name of [active, username, "not there at all"]) {
      vi.mocked(passwordMatches).mockClear();
      await refused(login(name, "wrong", newAddress()), WRONG);
      expect(passwordMatches, name).toHaveBeenCalledOnce();
      expect(vi.mocked(passwordMatches).mock.calls[0]?.[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    }
  });
});
