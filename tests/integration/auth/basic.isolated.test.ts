import { expect, it, vi } from "vitest";
import { passwordMatches } from "@/lib/auth/login/password";
import { identify } from "@/lib/auth/request";
import { changePassword } from "@/lib/services/users";
import { countingReads, onEachDatabase } from "../support/database";
import { basic, newUser, PASSWORD } from "./people";

// The real hash functions, spied on: the cost of a login is how often the slow one runs.
vi.mock(import("@/lib/auth/login/password"), async (original) => {
  const real = await original();
  return { ...real, passwordMatches: vi.fn(real.passwordMatches) };
});

function refusal(message: string) {
  return { name: "AppError", code: "unauthenticated", message };
}

const WRONG = refusal("Invalid username/password.");

onEachDatabase("a Basic login", (fixture) => {
  // One address for each database, so that their wrong logins are counted apart.
  const address = fixture.dialect === "sqlite" ? "192.0.2.1" : "192.0.2.2";
  const login = async (authorization: string) => {
    const identity = await identify(fixture.database, { headers: new Headers({ authorization }), address }, Date.now());
    expect(identity.by).toBe("basic");
    return identity.actor;
  };

  it("a Basic login authenticates its user", async () => {
    const { id, username } = await newUser(fixture);
    expect(await login(basic(username, PASSWORD))).toEqual({
      kind: "user",
      id,
      name: username,
      isStaff: false,
      isSuperuser: false,
      permissions: new Set(),
    });
  });

  it.each([
    ["Basic", "Invalid basic header. No credentials provided."],
    ["Basic   ", "Invalid basic header. No credentials provided."],
    ["Basic YTpi YTpi", "Invalid basic header. Credentials string should not contain spaces."],
    ["Basic ***", "Invalid basic header. Credentials not correctly base64 encoded."],
    ["Basic YWJj", "Invalid basic header. Credentials not correctly base64 encoded."],
  ])("a malformed Basic login %j is refused with the documented message", async (header, message) => {
    await expect(login(header)).rejects.toMatchObject(refusal(message));
  });

  it("the answer to a Basic login does not distinguish an unknown user from a wrong password", async () => {
    const { username } = await newUser(fixture);
    await expect(login(basic(username, "wrong horse"))).rejects.toMatchObject(WRONG);
    await expect(login(basic("nobody", PASSWORD))).rejects.toMatchObject(WRONG);
    await expect(login(basic("", ""))).rejects.toMatchObject(WRONG);
    vi.mocked(passwordMatches).mockClear();
    await expect(login(basic("nobody at all", "x"))).rejects.toMatchObject(WRONG);
    expect(passwordMatches).toHaveBeenCalledOnce();
  });

  it("a Basic login accepts the user name in any case", async () => {
    await newUser(fixture, { username: "Grace" });
    for (const name of ["Grace", "grace", "GRACE"]) {
      expect(await login(basic(name, PASSWORD))).toMatchObject({ name: "Grace" });
    }
  });

  it.each([
    ["with colons", "a:b::c:d:e"],
    ["with spaces at its ends", "  spacious  "],
    ["of other scripts", "пароль-密码-🌦️"],
    ["as long as they come", "x".repeat(1024)],
  ])("a Basic login accepts a password %s", async (_title, password) => {
    const { username } = await newUser(fixture, { password });
    expect(await login(basic(username, password))).toMatchObject({ name: username });
    await expect(login(basic(username, `${password}.`))).rejects.toMatchObject(WRONG);
  });

  it("a Basic login accepts an accented letter in composed and decomposed form", async () => {
    const { username } = await newUser(fixture, { password: "caf\u00e9 au lait" });
    expect(await login(basic(username, "cafe\u0301 au lait"))).toMatchObject({ name: username });
  });

  it("a Basic login accepts a name and password in Latin-1 from an older client", async () => {
    const { username } = await newUser(fixture, {
      username: `Zoë${fixture.dialect}`,
      password: "Gr\u00fc\u00dfe an alle",
    });
    const header = `Basic ${Buffer.from(`${username}:Gr\u00fc\u00dfe an alle`, "latin1").toString("base64")}`;
    expect(await login(header)).toMatchObject({ name: username });
  });

  it("a Basic login ends when its user is made inactive, whether or not it is cached", async () => {
    const { id, username } = await newUser(fixture);
    await login(basic(username, PASSWORD));
    await fixture.database.prisma.user.update({ where: { id }, data: { isActive: false } });
    await expect(login(basic(username, PASSWORD))).rejects.toMatchObject(refusal("User inactive or deleted."));
    await expect(login(basic(username, "wrong horse"))).rejects.toMatchObject(WRONG);
  });

  it("a Basic login ends at once when the password is changed", async () => {
    const { username } = await newUser(fixture);
    await login(basic(username, PASSWORD));
    await changePassword(fixture.ctx(), { username, password: "another horse" });
    await expect(login(basic(username, PASSWORD))).rejects.toMatchObject(WRONG);
    expect(await login(basic(username, "another horse"))).toMatchObject({ name: username });
  });

  it("a Basic login hashes the password once, not for each request; a wrong password is hashed every time", async () => {
    const { username } = await newUser(fixture);
    vi.mocked(passwordMatches).mockClear();
    for (let i = 0; i < 5; i++) await login(basic(username, PASSWORD));
    expect(passwordMatches).toHaveBeenCalledOnce();
    for (let i = 0; i < 3; i++) await expect(login(basic(username, "wrong horse"))).rejects.toMatchObject(WRONG);
    expect(passwordMatches).toHaveBeenCalledTimes(4);
  });

  it.each([
    ["staff", { isStaff: true }, 2],
    ["a superuser", { isStaff: true, isSuperuser: true }, 1],
    ["anyone else", {}, 1],
  ])("a Basic login costs %s one or two plain statements", async (_title, options, expected) => {
    const { username } = await newUser(fixture, options);
    await login(basic(username, PASSWORD));
    const { database, reads } = countingReads(fixture.database);
    const headers = new Headers({ authorization: basic(username, PASSWORD) });
    await identify(database, { headers, address }, Date.now());
    expect(reads()).toBe(expected);
  });
});
