import { decode, encode } from "next-auth/jwt";
import { afterEach, expect, it, vi } from "vitest";
import { identify } from "@/lib/auth/request";
import { authSecret } from "@/lib/auth/secret";
import { encodeSession, newClaims, SESSION_COOKIE, SESSION_S } from "@/lib/auth/session";
import { open } from "@/lib/db/client";
import type { Sql } from "@/lib/db/sql";
import { userById } from "@/lib/db/statements/logins";
import { changePassword } from "@/lib/services/users/change-password";
import { onEachDatabase } from "../support/database";
import { basic, newUser, PASSWORD } from "./people";

onEachDatabase("a session", (bench) => {
  const prisma = () => bench.database.prisma;
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const ask = (headers: Record<string, string>, now = Date.now()) =>
    identify(bench.database, { headers: new Headers(headers), address: "192.0.2.1" }, now);
  const askWith = (token: string, now?: number) => ask({ cookie: `a=b; ${SESSION_COOKIE}=${token}; c=d` }, now);

  async function begin(options: Parameters<typeof newUser>[1] = {}) {
    const { id, username } = await newUser(bench, options);
    const user = await userById(bench.database.read, id);
    if (!user) throw new Error("no such user");
    const claims = await newClaims(bench.database, user, Date.now());
    return { id, username, claims, token: await encodeSession(bench.database, claims) };
  }

  it("stands for its user, with all that they may", async () => {
    const { id, username, claims, token } = await begin({ isStaff: true });
    const identity = await askWith(token);
    expect(identity).toMatchObject({
      by: "session",
      sessionId: claims.sid,
      actor: { kind: "user", id, name: username },
    });
    expect(identity.actor).toMatchObject({ permissions: expect.any(Set), isStaff: true });
    expect(identity.actor.kind === "user" && identity.actor.permissions.has("Station.add")).toBe(true);
  });

  it("is another each time, notes when it began, and is told nothing but who and since when", async () => {
    const { id, claims, token } = await begin();
    const user = await userById(bench.database.read, id);
    if (!user) throw new Error("no such user");
    expect((await newClaims(bench.database, user, 1_800_000_000_000)).sid).not.toBe(claims.sid);
    expect((await prisma().user.findUniqueOrThrow({ where: { id } })).lastLoginAt?.getTime()).toBe(1_800_000_000_000);
    const told = await decode({ token, secret: await authSecret(bench.database) });
    expect(Object.keys(told ?? {}).sort()).toEqual(["exp", "iat", "jti", "pwd", "sid", "sub"]);
  });

  it("gives way to a login or a key that is sent with it", async () => {
    const { token } = await begin();
    const other = await newUser(bench);
    const cookie = `${SESSION_COOKIE}=${token}`;
    expect(await ask({ cookie, authorization: basic(other.username, PASSWORD) })).toMatchObject({
      by: "basic",
      actor: { id: other.id },
    });
    await expect(ask({ cookie, "x-apikey": "nonsense" })).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("ends when its time is over", async () => {
    const { token } = await begin();
    expect(await askWith(token, Date.now() + (SESSION_S - 60) * 1000)).toMatchObject({ by: "session" });
    expect(await askWith(token, Date.now() + SESSION_S * 1000)).toEqual({ actor: { kind: "anonymous" }, by: "none" });
  });

  it.each<[string, (id: number, username: string) => Promise<unknown>]>([
    ["inactive", (id) => prisma().user.update({ where: { id }, data: { isActive: false } })],
    ["deleted", (id) => prisma().user.delete({ where: { id } })],
    ["given a new password", (_id, username) => changePassword(bench.ctx(), { username, password: "another horse" })],
  ])("ends at once when its user is %s", async (_title, change) => {
    const { id, username, token } = await begin();
    expect(await askWith(token)).toMatchObject({ by: "session" });
    await change(id, username);
    expect(await askWith(token)).toMatchObject({ by: "none" });
  });

  it("follows at once what its user may", async () => {
    const { id, token } = await begin({ isStaff: true });
    await prisma().user.update({ where: { id }, data: { isStaff: false } });
    expect(await askWith(token)).toMatchObject({ actor: { isStaff: false, permissions: new Set() } });
  });

  it("is nobody's when it is forged, cut or made for something else", async () => {
    const { token, claims } = await begin();
    const secret = await authSecret(bench.database);
    const forged = [
      "",
      "x",
      "%",
      token.slice(0, -3),
      `${token}x`,
      await encode({ token: { ...claims }, secret: "another secret of the same length" }),
      await encode({ token: { ...claims }, secret, salt: "elsewhere" }),
      await encode({ token: { sub: claims.sub }, secret }),
      await encode({ token: { ...claims, sub: "1 OR 1=1" }, secret }),
      await encode({ token: { ...claims, pwd: claims.pwd - 1 }, secret }),
      await encode({ token: { ...claims }, secret, maxAge: -60 }),
    ];
    for (const value of forged) expect(await askWith(value), value).toMatchObject({ by: "none" });
    expect(await askWith(token)).toMatchObject({ by: "session" });
  });

  it("costs no slow hash, and two plain statements at most", async () => {
    const { token } = await begin({ isStaff: true });
    const statements: string[] = [];
    const { read } = bench.database;
    const watched: Sql = {
      run: read.run,
      all: (statement, values) => {
        statements.push(statement);
        return read.all(statement, values);
      },
    };
    const database = { ...bench.database, read: watched };
    await authSecret(database);
    statements.length = 0;
    const headers = new Headers({ cookie: `${SESSION_COOKIE}=${token}` });
    expect(await identify(database, { headers, address: "192.0.2.1" }, Date.now())).toMatchObject({ by: "session" });
    expect(statements).toHaveLength(2);
  });
});

onEachDatabase("the secret", (bench) => {
  it("is made once, whoever comes first, and is the same for all processes", async () => {
    const others = Array.from({ length: 4 }, () => open(bench.url));
    const secrets = await Promise.all([bench.database, ...others].map((database) => authSecret(database)));
    await Promise.all(others.map((database) => database.close()));
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toMatch(/^[\w-]{43}$/);
    const late = open(bench.url);
    expect(await authSecret(late)).toBe(secrets[0]);
    await late.close();
  });

  it("is AUTH_SECRET where that is set", async () => {
    const secret = "a secret that somebody has chosen and set";
    vi.stubEnv("AUTH_SECRET", secret);
    vi.resetModules();
    const fresh = await import("@/lib/auth/secret");
    expect(await fresh.authSecret(bench.database)).toBe(secret);
    vi.unstubAllEnvs();
  });
});
