import { randomUUID } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import { afterEach, expect, it, vi } from "vitest";
import { identify } from "@/lib/auth/request";
import { authSecret } from "@/lib/auth/secret";
import { beginSession, encodeSession, endSession, SESSION_COOKIE, SESSION_S, sessionHash } from "@/lib/auth/session";
import { open } from "@/lib/db/client";
import { userById } from "@/lib/db/queries/users/logins";
import type { Sql } from "@/lib/db/sql";
import { removeExpiredSessions } from "@/lib/services/sessions";
import { changePassword, updateUser } from "@/lib/services/users";
import { onEachDatabase } from "../support/database";
import { basic, newUser, PASSWORD } from "./people";

onEachDatabase("a session", (fixture) => {
  const prisma = () => fixture.database.prisma;
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const ask = (headers: Record<string, string>, now = Date.now()) =>
    identify(fixture.database, { headers: new Headers(headers), address: "192.0.2.1" }, now);
  const askWith = (token: string, now?: number) => ask({ cookie: `a=b; ${SESSION_COOKIE}=${token}; c=d` }, now);

  const client = { address: "192.0.2.1", userAgent: "a test" };
  const rowOf = ({ sid }: { sid: string }) => prisma().session.findUnique({ where: { hash: sessionHash(sid) } });

  async function begin(options: Parameters<typeof newUser>[1] = {}) {
    const { id, username } = await newUser(fixture, options);
    const user = await userById(fixture.database.read, id);
    if (!user) throw new Error("no such user");
    const claims = await beginSession(fixture.database, user, client, Date.now());
    return { id, username, user, claims, token: await encodeSession(fixture.database, claims) };
  }

  it("a session authenticates its user, with all of their permissions", async () => {
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

  it("each login begins a new session, records when it began, and its cookie reveals only the user", async () => {
    const { id, user, claims, token } = await begin();
    const now = 1_800_000_000_000;
    const other = await beginSession(fixture.database, user, client, now);
    expect(other.sid).not.toBe(claims.sid);
    expect((await prisma().user.findUniqueOrThrow({ where: { id } })).lastLoginAt?.getTime()).toBe(now);
    const at = new Date(now);
    expect(await rowOf(other)).toEqual({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      userId: id,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(now + SESSION_S * 1000),
      ...client,
    });
    const told = await decode({ token, secret: await authSecret(fixture.database) });
    expect(Object.keys(told ?? {}).sort()).toEqual(["exp", "iat", "jti", "sid", "sub"]);
  });

  it("a session cannot be taken over from the database, which does not contain its id", async () => {
    const { claims, token } = await begin();
    const row = await rowOf(claims);
    const secret = await authSecret(fixture.database);
    const made = await encode({ token: { sub: claims.sub, sid: row?.hash ?? "" }, secret });
    expect(await askWith(made)).toMatchObject({ by: "none" });
    expect(await askWith(token)).toMatchObject({ by: "session" });
  });

  it("a login begins no session if the password was replaced or the user made inactive during the check", async () => {
    const { id, username, user } = await begin();
    await changePassword(fixture.ctx(), { username, password: "another horse" });
    await expect(beginSession(fixture.database, user, client, Date.now())).rejects.toMatchObject({
      code: "unauthenticated",
    });
    const now = await userById(fixture.database.read, id);
    if (!now) throw new Error("no such user");
    await updateUser(fixture.ctx(), { id, isActive: false });
    await expect(beginSession(fixture.database, now, client, Date.now())).rejects.toMatchObject({
      code: "unauthenticated",
    });
    expect(await prisma().session.count({ where: { userId: id } })).toBe(0);
  });

  it("a user has at most a hundred sessions: a new one ends the oldest", async () => {
    const { id, user, token } = await begin();
    const start = Date.now() + 1;
    for (let i = 0; i < 99; i += 1) await beginSession(fixture.database, user, client, start + i);
    expect(await askWith(token)).toMatchObject({ by: "session" });
    await beginSession(fixture.database, user, client, start + 99);
    expect(await askWith(token)).toMatchObject({ by: "none" });
    expect(await prisma().session.count({ where: { userId: id } })).toBe(100);
  });

  it("a session records when it was last seen, at most once in some minutes", async () => {
    const { claims, token } = await begin();
    const lastSeen = async () => (await rowOf(claims))?.lastSeenAt.getTime();
    const begun = (await lastSeen()) ?? 0;
    await askWith(token, begun + 4 * 60_000);
    await askWith(token, begun + 6 * 60_000);
    await expect.poll(lastSeen).toBe(begun + 6 * 60_000);
    await askWith(token, begun + 7 * 60_000);
    await askWith(token, begun + 12 * 60_000);
    await expect.poll(lastSeen).toBe(begun + 12 * 60_000);
  });

  it("a log-out ends only the current session and does not start another", async () => {
    const { user, claims, token } = await begin();
    const other = await encodeSession(fixture.database, await beginSession(fixture.database, user, client, Date.now()));
    await endSession(fixture.database, claims.sid);
    await endSession(fixture.database, claims.sid);
    expect(await askWith(token)).toMatchObject({ by: "none" });
    expect(await askWith(other)).toMatchObject({ by: "session" });
  });

  it("a login or a key that is sent with a session takes precedence", async () => {
    const { token } = await begin();
    const other = await newUser(fixture);
    const cookie = `${SESSION_COOKIE}=${token}`;
    expect(await ask({ cookie, authorization: basic(other.username, PASSWORD) })).toMatchObject({
      by: "basic",
      actor: { id: other.id },
    });
    await expect(ask({ cookie, "x-apikey": "nonsense" })).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("a session ends when its time is over", async () => {
    const { token } = await begin();
    expect(await askWith(token, Date.now() + (SESSION_S - 60) * 1000)).toMatchObject({ by: "session" });
    expect(await askWith(token, Date.now() + SESSION_S * 1000)).toEqual({ actor: { kind: "anonymous" }, by: "none" });
  });

  it.each<[string, (id: number, username: string) => Promise<unknown>]>([
    ["inactive", (id) => updateUser(fixture.ctx(), { id, isActive: false })],
    ["inactive in the database", (id) => prisma().user.update({ where: { id }, data: { isActive: false } })],
    ["deleted", (id) => prisma().user.delete({ where: { id } })],
    ["given a new password", (_id, username) => changePassword(fixture.ctx(), { username, password: "another horse" })],
    ["given one in the admin", (id) => updateUser(fixture.ctx(), { id, password: "another horse" })],
  ])("a session ends at once when its user is %s", async (_title, change) => {
    const { id, username, token } = await begin();
    expect(await askWith(token)).toMatchObject({ by: "session" });
    await change(id, username);
    expect(await askWith(token)).toMatchObject({ by: "none" });
  });

  it("a session does not come back when a user who was inactive becomes active again", async () => {
    const { id, token } = await begin();
    await updateUser(fixture.ctx(), { id, isActive: false });
    await updateUser(fixture.ctx(), { id, isActive: true });
    expect(await askWith(token)).toMatchObject({ by: "none" });
  });

  it("a session continues when other fields of its user change", async () => {
    const { id, token } = await begin();
    await updateUser(fixture.ctx(), { id, email: "somebody@example.org", isActive: true });
    expect(await askWith(token)).toMatchObject({ by: "session" });
  });

  it("expired sessions are removed from the database, however many there are", async () => {
    const { id, claims } = await begin();
    const before = Date.now() - 20 * 24 * 3_600_000;
    const old = Array.from({ length: 1100 }, (_, i) => ({
      hash: sessionHash(randomUUID()),
      userId: id,
      createdAt: new Date(before),
      lastSeenAt: new Date(before),
      expiresAt: new Date(Date.now() - 1 - i),
    }));
    await prisma().session.createMany({ data: old });
    await removeExpiredSessions(fixture.ctx());
    expect(await prisma().session.findMany({ where: { userId: id } })).toEqual([await rowOf(claims)]);
  });

  it("changed permissions of a user apply to their session at once", async () => {
    const { id, token } = await begin({ isStaff: true });
    await prisma().user.update({ where: { id }, data: { isStaff: false } });
    expect(await askWith(token)).toMatchObject({ actor: { isStaff: false, permissions: new Set() } });
  });

  it("a forged, truncated or foreign token belongs to no user", async () => {
    const { token, claims } = await begin();
    const secret = await authSecret(fixture.database);
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
      await encode({ token: { ...claims, sub: String(Number(claims.sub) + 1) }, secret }),
      await encode({ token: { ...claims, sid: randomUUID() }, secret }),
      await encode({ token: { ...claims }, secret, maxAge: -60 }),
    ];
    for (const value of forged) expect(await askWith(value), value).toMatchObject({ by: "none" });
    expect(await askWith(token)).toMatchObject({ by: "session" });
  });

  it("authenticating a session costs no slow hash, and two plain statements at most", async () => {
    const { token } = await begin({ isStaff: true });
    const statements: string[] = [];
    const { read } = fixture.database;
    const watched: Sql = {
      run: read.run,
      all: (statement, values) => {
        statements.push(statement);
        return read.all(statement, values);
      },
    };
    const database = { ...fixture.database, read: watched };
    await authSecret(database);
    statements.length = 0;
    const headers = new Headers({ cookie: `${SESSION_COOKIE}=${token}` });
    expect(await identify(database, { headers, address: "192.0.2.1" }, Date.now())).toMatchObject({ by: "session" });
    expect(statements).toHaveLength(2);
  });
});

onEachDatabase("the secret of sessions", (fixture) => {
  it("the secret is created once, by the first process, and shared by all", async () => {
    const others = Array.from({ length: 4 }, () => open(fixture.url));
    const secrets = await Promise.all([fixture.database, ...others].map((database) => authSecret(database)));
    await Promise.all(others.map((database) => database.close()));
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toMatch(/^[\w-]{43}$/);
    const late = open(fixture.url);
    expect(await authSecret(late)).toBe(secrets[0]);
    await late.close();
  });

  it("the session secret is AUTH_SECRET if that is set", async () => {
    const secret = "a secret that somebody has chosen and set";
    vi.stubEnv("AUTH_SECRET", secret);
    vi.resetModules();
    const fresh = await import("@/lib/auth/secret");
    expect(await fresh.authSecret(fixture.database)).toBe(secret);
    vi.unstubAllEnvs();
  });
});
